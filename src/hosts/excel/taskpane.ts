import { setLanguage } from "../../functions/shared";
import { createExcelHost } from "./excel-host";
import { show } from "./page";

/** The functions are registered by functions.js before this runs; the pane's own code comes last, so no formula waits. */
async function start(): Promise<void> {
  // Office.js is missing when its server cannot be reached; starting.ts would say so too, only later
  if (typeof Office === "undefined") {
    show("no-office");
    return;
  }
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) {
    show("no-excel");
    return;
  }
  const excel = createExcelHost();
  setLanguage(excel.language());
  try {
    const { mountPane } = await import(/* webpackChunkName: "pane" */ "../../pane/mount");
    const root = document.getElementById("pane");
    if (root === null) throw new Error("taskpane.html has no #pane");
    root.replaceChildren();
    show(null);
    mountPane(root, excel);
  } catch (error) {
    show("no-pane");
    throw error; // the notice is for the reader; the console gets the cause
  }
}

void start();
