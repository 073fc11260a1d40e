import { useEffect } from "preact/hooks";
import type { Scene } from "../scene";
import { Section } from "../section";

/** Closed for most people, and loaded only for the others. */
export function OwnSection({ scene }: { scene: Scene }) {
  const open = scene.state.openSections.includes("own");
  const { Panel, load } = scene.own;
  const loading = Panel === "loading";
  useEffect(() => {
    if (open && loading) load();
  }, [open, loading]);
  return (
    <Section scene={scene} section="own" fields={[]}>
      {!open ? null : typeof Panel !== "string" ? (
        <Panel scene={scene} />
      ) : (
        <p class="why">{loading ? scene.texts.loading : scene.texts.sectionNotLoaded}</p>
      )}
    </Section>
  );
}
