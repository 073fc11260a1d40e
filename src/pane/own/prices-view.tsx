import { useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import type { OwnParts } from "./parts";

/** The way to a price list of the user's own: an empty one to fill in, and how much of it a bid will take. */
export function PricesView({ scene, texts }: OwnParts) {
  const [said, setSaid] = useState("");
  const { prices, writePrices } = scene.own;

  async function press(): Promise<void> {
    try {
      const result = await writePrices();
      if (result.status === "protected") setSaid(texts.protectedSheet(result.sheet));
      else if (result.status === "no pages") setSaid(texts.noPages);
      else setSaid(texts.pricesThere(result.sheet));
    } catch {
      setSaid(texts.failed);
    }
  }

  return (
    <>
      <p class="why">
        {prices.length === 0 ? texts.noPrices : texts.pricesFound(scene.numbers.count(prices.length))}
      </p>
      <FluentButton size="small" onClick={() => void press()}>
        {texts.writePrices}
      </FluentButton>
      <p class="why" role="status">
        {said}
      </p>
    </>
  );
}
