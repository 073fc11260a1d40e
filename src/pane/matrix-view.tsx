import type { Matrix } from "./matrix";
import type { Scene } from "./scene";

/** Contexts down, requests across, cards in the cells: as the sizing matrix of a bid. */
export function MatrixView({ scene, matrix, cards }: { scene: Scene; matrix: Matrix; cards: number }) {
  const { texts, numbers } = scene;
  return (
    <table class="matrix">
      <caption>{texts.matrix.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.matrix.corner}</th>
          {matrix.concurrencies.map((concurrency) => (
            <th scope="col" key={concurrency}>
              {numbers.count(concurrency)}
            </th>
          ))}
          <th scope="col">{texts.matrix.most(texts.cards(cards))}</th>
        </tr>
      </thead>
      <tbody>
        {matrix.rows.map((row) => (
          <tr key={row.context}>
            <th scope="row">{numbers.count(row.context)}</th>
            {row.cards.map((count, at) => (
              <td key={matrix.concurrencies[at]}>
                {count === null ? texts.matrix.none : numbers.count(count)}
              </td>
            ))}
            <td>{row.most === null ? texts.matrix.none : numbers.requests(row.most)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
