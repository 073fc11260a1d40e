/** Puts a text on the clipboard. Where the page may not (Excel's panes on some platforms), the old command may. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByCommand(text);
  }
}

function copiedByCommand(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "clipboard";
  document.querySelector(".vram-pane")?.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the fall-back for hosts without the other
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
