import * as esbuild from "esbuild";
import { fileURLToPath } from "node:url";

const SUITE = new URL("./suite.ts", import.meta.url).pathname;

/**
 * Bundles `suite.ts` with the specs of tfjs-core and the backend.
 *
 * A bundle is what makes them share one tfjs-core: the specs import its modules
 * by relative path and without extensions, the backend imports the
 * `@tensorflow/tfjs` package.
 *
 * @param folder Folder with a `node_modules`; it gets the bundle.
 * @returns Path of the bundle.
 */
export async function bundleSuite(folder: string): Promise<string> {
  const outfile = `${folder}/suite.mjs`;
  try {
    await esbuild.build({
      entryPoints: [SUITE],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      nodePaths: [`${folder}/node_modules`],
      // The ES modules of tfjs-core, which its specs import.
      mainFields: ["module", "main"],
      // tfjs-core declares its specs free of side effects: they would vanish.
      ignoreAnnotations: true,
      // Jasmine assigns to a variable that it does not declare: no ES module.
      external: ["jasmine-core/*"],
      banner: { js: COMMON_JS_NAMES },
      plugins: [workspace, nodeBackend],
      logLevel: "error",
    });
  } finally {
    await esbuild.stop();
  }
  return outfile;
}

/** What the CommonJS modules in the bundle expect to find around them. */
const COMMON_JS_NAMES = `
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;
`;

/** Our own packages go by names, which Deno knows. */
const workspace: esbuild.Plugin = {
  name: "workspace",
  setup(build) {
    build.onResolve({ filter: /^@revisage\// }, ({ path }) => {
      return { path: fileURLToPath(import.meta.resolve(path)) };
    });
  },
};

/**
 * tfjs-node's backend is a CommonJS module in ES5. Here it extends an ES class,
 * and is imported as Deno does, where `default` is all that it exports.
 */
const nodeBackend: esbuild.Plugin = {
  name: "node-backend",
  setup(build) {
    const filter = /nodejs_kernel_backend\.js$/;
    build.onLoad({ filter }, async ({ path }) => {
      const source = await Deno.readTextFile(path);
      const call = "_super.call(this)";
      if (!source.includes(call)) {
        throw new Error(`Cannot adapt ${path}: ${call} is not in it`);
      }
      const construct = "Reflect.construct(_super, [], new.target)";
      const contents = source.replace(call, construct) +
        "\nexports.default = exports;\n";
      return { contents, loader: "js" };
    });
  },
};
