import type { Card, Platform } from "../card";
import type { EngineVersion } from "./engine";

/** Kinds of cards of which start-up logs were read; of the others an engine's habits are taken to be the same. */
const MEASURED: ReadonlySet<Platform> = new Set<Platform>(["cuda", "rocm", "apple"]);

/** How far a version's figures were checked on cards of that kind. */
export const evidenceOn = ({ evidence }: EngineVersion, { platform }: Card): EngineVersion["evidence"] =>
  MEASURED.has(platform) ? evidence : "assumed";
