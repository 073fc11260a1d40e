export interface Manifest {
  readonly text: string;
  readonly resources: readonly { kind: string; id: string; value: string; chinese: string | null }[];
}

export interface ManifestRule {
  readonly name: string;
  readonly why: string;
  readonly broken: (manifest: Manifest) => readonly string[];
}

/** The rules of hosting/manifest-rules.cjs, which `npm run validate` asks as well. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the tools of hosting/ are read by node as they are
export const { readManifest, addresses, MANIFEST_RULES } = require("../../hosting/manifest-rules.cjs") as {
  readManifest: (xml: string) => Manifest;
  addresses: (manifest: Manifest) => string[];
  MANIFEST_RULES: readonly ManifestRule[];
};
