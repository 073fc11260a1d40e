// @ts-check

/**
 * manifest.xml for a host that takes no dot in a function's id: VRAM is the namespace, and the metadata are those of the
 * bare names. The add-in is the same one, so its id is too: one of the two manifests is loaded, never both.
 *
 * @param {string} manifest
 */
function namespaceManifest(manifest) {
  return replaceEach(manifest, [
    ["</Metadata>", '</Metadata>\n            <Namespace resid="Functions.Namespace"/>'],
    [/<!-- no Namespace element[^>]*-->/, "<!-- the ids are bare: the namespace is their prefix -->"],
    ["/functions.json", "/functions-namespace.json"],
    ["/functions-zh-CN.json", "/functions-namespace-zh-CN.json"],
    [
      "<bt:ShortStrings>",
      '<bt:ShortStrings>\n        <bt:String id="Functions.Namespace" DefaultValue="VRAM">\n          <bt:Override Locale="zh-CN" Value="VRAM"/>\n        </bt:String>',
    ],
  ]);
}

/**
 * @param {string} text
 * @param {readonly (readonly [from: string | RegExp, to: string])[]} changes
 */
function replaceEach(text, changes) {
  return changes.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed)
      throw new Error(`manifest.xml has no ${String(from)} any more: see namespace-manifest.cjs.`);
    return next;
  }, text);
}

module.exports = { namespaceManifest };
