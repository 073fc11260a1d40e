import "./workbook.css";
import { createAutomation } from "./automation";
import { fetchMetadata } from "./cell-functions";
import { createGrid, type Grid } from "./grid";
import { pageLanguage } from "./page-language";

const language = pageLanguage(location.search, navigator.language);

async function open(): Promise<Grid> {
  const functions = await fetchMetadata(language === "zh" ? "functions-zh-CN.json" : "functions.json");
  const container = document.getElementById("grid");
  if (!container) throw new Error("The page has no place for the grid.");
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return createGrid({ container, language, dark, functions, workbook: { id: "workbook", name: "VRAM" } });
}

document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
window.vramWorkbook = createAutomation(open());
