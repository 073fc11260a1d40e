/** How many brackets of a JSON text are still open at its end, and how many were open at once. */
export function nestingOf(text: string): { readonly open: number; readonly deepest: number } {
  let open = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") deepest = Math.max(deepest, ++open);
    else if (c === "}" || c === "]") open--;
  }
  return { open: quoted ? open + 1 : open, deepest };
}
