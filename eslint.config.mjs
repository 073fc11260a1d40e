// @ts-check
import { defineConfig } from "eslint/config";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["node_modules", "dist", ".cache"] },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { project: ["./test/tsconfig.json", "./tsconfig.scripts.json"] } } },
  {
    rules: {
      "max-lines": ["error", 300],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  // scripts that node reads as they are: CommonJS, and what JSON.parse answers has the type that a comment gives it
  {
    files: ["**/*.cjs", "**/*.mjs", "*.js"],
    rules: {
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  // what a page shows may come from a stranger: it is text, never markup or code, and leaves by two doors alone
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    rules: {
      "no-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "srcdoc", "insertAdjacentHTML", "createContextualFragment"].map(
          (property) => ({
            property,
            message: "Make nodes and set their text.",
          }),
        ),
        { object: "document", property: "write", message: "Make nodes and set their text." },
        { object: "navigator", property: "sendBeacon", message: "Nothing is sent from here." },
        { object: "window", property: "open", message: "A link that a person follows says where it leads." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Make nodes and set their text.",
        },
      ],
      "no-restricted-globals": [
        "error",
        ...[
          "fetch",
          "XMLHttpRequest",
          "WebSocket",
          "EventSource",
          "Worker",
          "SharedWorker",
          "importScripts",
        ].map((name) => ({
          name,
          message: "Only a press in the pane asks another host: src/pane/own/hubs.ts.",
        })),
      ],
    },
  },
  // the press itself, and the folder's own functions.json
  {
    files: ["src/pane/own/hubs.ts", "src/hosts/web/cell-functions.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  // Office.js traps: reading before load and sync, syncing in a loop
  {
    files: ["src/hosts/excel/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/load-object-before-read": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
    },
  },
);
