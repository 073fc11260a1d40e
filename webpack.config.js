// @ts-check
const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const { EsbuildPlugin } = require("esbuild-loader");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const { IgnorePlugin } = require("webpack");
const MetadataPlugin = require("./src/functions/metadata-plugin.cjs");
const HelpPagesPlugin = require("./src/hosts/excel/help-pages.cjs");
const FunctionsTagPlugin = require("./src/hosts/functions-tag.cjs");
const LicencesPlugin = require("./src/hosts/licences-plugin.cjs");
const { namespaceManifest } = require("./src/hosts/excel/namespace-manifest.cjs");
const { officeJs } = require("./src/hosts/excel/office-js.cjs");

/** Where manifest.xml says the add-in lives. A build is for any address: `npm run manifest` puts another in its place. */
const DEVELOPMENT_BASE = "https://localhost:3000/";
/** Where the pane may fetch a config.json from, on a press (src/pane/own/hubs.ts). */
const HUBS = ["https://huggingface.co", "https://hf-mirror.com", "https://www.modelscope.cn"];
/** Scripts that pages, manifests or tools name themselves. */
const FIXED = new Set(["functions", "starting", "shim"]);
/** @param {string} ending */
const hashed = (ending) => `[name].[contenthash:${FunctionsTagPlugin.HASH_LENGTH}]${ending}`;
/** Older than any WebView2 in service, and the WebKit of macOS 12, the oldest that Excel for Mac supports. */
const TARGET = ["chrome100", "safari15.4"];
const FUNCTIONS = require("./src/functions/sources.cjs");
/** The same, once more under their bare names, and what the pages take from them. */
const REGISTERED = "./src/functions/bare-names.ts";

const SRC = path.resolve(__dirname, "src");
const SHARED = path.join(SRC, "functions/shared");
const SERVERS = path.join(SRC, "catalog/servers");
const LOGS = path.join(SRC, "reading/logs");

/**
 * The pages' imports of functions/shared.ts are the global that functions.js leaves. Another import of what is in
 * functions.js would be a second copy of it.
 *
 * @param {{ context?: string, request?: string }} asked
 */
function loadedBefore({ context = "", request = "" }) {
  if (!request.startsWith(".") || !/^(pane|bid|sheet|xlsx|hosts)\b/.test(path.relative(SRC, context)))
    return Promise.resolve(undefined);
  const file = path.resolve(context, request);
  if (file === SHARED) return Promise.resolve("global vram");
  // servers and start-up logs are what no formula asks for: they are the pages' own
  if (file === SERVERS || file.startsWith(`${LOGS}${path.sep}`)) return Promise.resolve(undefined);
  if (!/^(core|catalog|reading|functions)\b/.test(path.relative(SRC, file)))
    return Promise.resolve(undefined);
  return Promise.reject(new Error(`Export from src/functions/shared.ts what a page needs of ${request}.`));
}

/**
 * @param {{ officejs?: string, closed?: boolean }} env
 * @param {{ mode?: string }} argv
 * @returns {import("webpack").Configuration}
 */
module.exports = (env = {}, argv = {}) => {
  const production = argv.mode !== "development";
  if ("base" in env)
    throw new Error("A build is for any address: npm run manifest -- --base " + String(env.base));
  const office = officeJs(env.officejs ?? (env.closed ? "self" : "cdn"));
  // a network without the Internet: the pages may ask nobody but their own host, and the pane offers no fetch
  const hubs = env.closed ? "" : HUBS.join(" ");

  return {
    mode: production ? "production" : "development",
    devtool: production ? false : "cheap-module-source-map",
    // functions.js stands alone, as Excel runs it; the pages load it first and take from it instead of holding it twice
    entry: {
      functions: { import: REGISTERED, library: { type: "global", name: "vram" } },
      starting: "./src/hosts/excel/starting.ts",
      taskpane: "./src/hosts/excel/taskpane.ts",
      shim: "./src/hosts/web/custom-functions-shim.ts",
      workbook: "./src/hosts/web/workbook.ts",
    },
    output: {
      path: path.resolve(__dirname, "dist"),
      // a host may keep for ever what has its content's hash in its name
      filename: ({ chunk }) => (FIXED.has(String(chunk.name)) ? "[name].js" : hashed(".js")),
      chunkFilename: hashed(".js"),
      assetModuleFilename: hashed("[ext]"),
      clean: true,
      // a runtime without a page has neither document nor self: nothing may be worked out from them at load
      publicPath: "",
      globalObject: "globalThis",
      uniqueName: "vram",
    },
    externals: loadedBefore,
    resolve: {
      extensions: [".ts", ".tsx", ".js"],
      // of Hugging Face's tasks (300 kB) the reader of GGUF heads takes the names of formats alone
      alias: {
        "@huggingface/tasks$": path.resolve(__dirname, "node_modules/@huggingface/tasks/dist/esm/gguf.js"),
      },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "esbuild-loader",
          options: { target: TARGET, jsx: "automatic", jsxImportSource: "preact" },
        },
        {
          test: /src[\\/]catalog[\\/](model|card)-files\.ts$/,
          resourceQuery: /^$/,
          enforce: "post",
          loader: "./src/catalog/columns-loader.cjs",
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    optimization: {
      runtimeChunk: false,
      splitChunks: false,
      minimizer: [
        // a formula waits for this one. Terser leaves no letter beyond ASCII, in expressions neither, so that a browser
        // keeps a byte a letter (a fifth of the start), and its defaults change no answer: nothing unsafe, no property
        // renamed
        new MinimizerPlugin({
          include: /^functions\.js$/,
          extractComments: false,
          terserOptions: { compress: { passes: 2 }, format: { ascii_only: true, comments: false } },
        }),
        new EsbuildPlugin({ target: TARGET, css: true, legalComments: "none", exclude: /^functions\.js$/ }),
      ],
    },
    plugins: [
      // its types know one file, its code takes several
      new CustomFunctionsMetadataPlugin({ output: "functions.json", input: /** @type {any} */ (FUNCTIONS) }),
      new MetadataPlugin({
        base: DEVELOPMENT_BASE,
        help: "./src/functions/argument-help.json",
        locales: { "zh-CN": "./src/functions/zh-CN.json" },
      }),
      new HelpPagesPlugin({ examples: "./src/functions/examples.json" }),
      new LicencesPlugin(),
      new MiniCssExtractPlugin({ filename: hashed(".css"), chunkFilename: hashed(".css") }),
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        template: "./src/hosts/excel/taskpane.html",
        chunks: ["functions", "taskpane"],
        chunksSortMode: "manual",
        inject: "body",
        scriptLoading: "blocking",
        office,
        hubs,
      }),
      new HtmlWebpackPlugin({
        filename: "index.html",
        template: "./src/hosts/web/index.html",
        chunks: ["shim", "functions", "workbook"],
        chunksSortMode: "manual",
        scriptLoading: "defer",
        hubs,
      }),
      new FunctionsTagPlugin(),
      new CopyWebpackPlugin({
        patterns: [
          { from: "assets/icon-*.png" },
          { from: "*.css", context: "src/hosts/excel" },
          { from: "support.html", context: "src/hosts/excel" },
          { from: "manifest.xml" },
          {
            from: "manifest.xml",
            to: "manifest-namespace.xml",
            transform: (text) => namespaceManifest(text.toString()),
          },
          ...office.files,
        ],
      }),
      // Univer offers 77 hyphenation dictionaries (4 MB) that a sheet never uses; en-gb is loaded at its start
      new IgnorePlugin({
        checkResource: (request, context) =>
          /engine-render/.test(context) && /^\.\/(?!index)/.test(request) && !/facade|en-gb/.test(request),
      }),
    ],
    // the grid of the embedded workbook is large by nature; what Excel loads is not (test/build has the limits in gzip)
    performance: {
      hints: production ? "error" : false,
      maxEntrypointSize: 700_000,
      maxAssetSize: 700_000,
      assetFilter: (file) => /^(functions|taskpane|pane)\.(\w+\.)?(js|css)$/.test(file),
    },
    cache: {
      type: "filesystem",
      cacheDirectory: path.resolve(__dirname, ".cache/webpack"),
      buildDependencies: { config: [__filename] },
    },
    stats: { preset: "errors-warnings", assets: false },
    infrastructureLogging: { level: "warn" },
  };
};
