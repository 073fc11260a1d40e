import { isStarting, PATIENCE_MS, show } from "./page";

// A script of its own, loaded async: the browser holds back every later script while Office.js is on its way, and that
// may be for ever. This one is not held back.
setTimeout(() => {
  if (isStarting()) show("no-office");
}, PATIENCE_MS);

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest(".again") !== null) location.reload();
});
