/** What the tests take of js-yaml, which brings no types. */
declare module "js-yaml" {
  export function load(text: string): unknown;
}
