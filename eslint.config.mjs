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
  // the generator of Excel's metadata reads one file, and most of it is help
  {
    files: ["src/functions/functions.ts"],
    rules: { "max-lines": ["error", { max: 300, skipComments: true }] },
  },
  // scripts that node reads as they are: CommonJS, and what JSON.parse answers has the type that a comment gives it
  {
    files: ["**/*.cjs", "**/*.mjs", "*.js"],
    rules: {
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
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
