/** What the main path asks of a browser that is not Chromium. */
export interface OtherBrowser {
  /** With its version. */
  readonly name: string;
  /** Errors of the page up to now. */
  complaints(): Promise<readonly string[]>;
  open(url: string): Promise<void>;
  /** Runs the body of an async function in the page; what it returns must be JSON. */
  evaluate(script: string): Promise<unknown>;
  press(key: "Enter" | "F6"): Promise<void>;
  /** On the keyboard, letter by letter. */
  type(text: string): Promise<void>;
  /** With the mouse, on the element of this selector that says exactly this. */
  click(selector: string, text: string): Promise<void>;
  picture(): Promise<Buffer>;
  close(): Promise<void>;
}
