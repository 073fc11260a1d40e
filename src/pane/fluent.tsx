import "@fluentui/web-components/button.js";
import "@fluentui/web-components/listbox.js";
import "@fluentui/web-components/option.js";
import "@fluentui/web-components/tab.js";
import "@fluentui/web-components/tablist.js";
import { Dropdown } from "@fluentui/web-components/dropdown/class.js";
import { definition } from "@fluentui/web-components/dropdown/definition.js";
import type { ComponentChildren, FunctionComponent } from "preact";

/** Fluent's elements as typed components. Only what the pane uses of them. */

/**
 * Fluent's dropdown puts a nameless button into itself and is at least 160 px wide inside. Two of ours stand side by
 * side in 320 px, and each is named by its label and described by its message.
 */
class PaneDropdown extends Dropdown {
  override connectedCallback(): void {
    super.connectedCallback();
    this.shadowRoot?.adoptedStyleSheets.push(NARROW);
  }

  /** An open list that scrolls must be reachable; a closed one is no stop on the way. */
  override openChanged(before: boolean | undefined, open: boolean | undefined): void {
    super.openChanged(before, open);
    this.listbox.tabIndex = open === true ? 0 : -1;
  }

  /** Fluent opens a closed list on Tab, on the way past it. */
  override keydownHandler(event: KeyboardEvent): boolean | undefined {
    return event.key === "Tab" && !this.open ? true : (super.keydownHandler(event) ?? undefined);
  }

  override controlChanged(before: HTMLInputElement | undefined, control: HTMLInputElement | undefined): void {
    super.controlChanged(before, control);
    control?.setAttribute("aria-labelledby", `${this.getAttribute("label-id") ?? ""} ${control.id}`);
    control?.setAttribute("aria-describedby", this.getAttribute("message-id") ?? "");
    control?.setAttribute("aria-expanded", "false"); // Fluent's own says so only after the first opening
  }
}

const NARROW = new CSSStyleSheet();
NARROW.replaceSync(".control { min-width: 0; height: 32px; align-items: center; }");

void PaneDropdown.define(definition);

interface DropdownProps {
  readonly id: string;
  readonly "label-id": string;
  readonly "message-id": string;
  readonly class?: string;
  readonly onChange: (event: Event) => void;
  readonly children: ComponentChildren;
}

interface OptionProps {
  readonly value: string;
  /** As an attribute: Fluent upgrades its elements only after the first drawing, and loses properties set before. */
  readonly "current-selected": boolean;
  readonly children: string;
}

interface TablistProps {
  readonly activeid: string;
  readonly "aria-label": string;
  readonly class?: string;
  readonly size?: "small";
  readonly onChange: (event: Event) => void;
  readonly children: ComponentChildren;
}

interface ButtonProps {
  readonly id?: string;
  readonly appearance?: "primary" | "subtle" | "transparent";
  readonly size?: "small";
  readonly class?: string;
  readonly lang?: string;
  /** Where the words on it do not say which of several it is. */
  readonly "aria-label"?: string;
  readonly onClick: () => void;
  readonly children: string;
}

// a tag name is a component to Preact; the cast gives it its properties
const element = <Props,>(tag: string): FunctionComponent<Props> => tag as unknown as FunctionComponent<Props>;

export const FluentDropdown = element<DropdownProps>("fluent-dropdown");
export const FluentListbox = element<{ readonly id: string; readonly children: ComponentChildren }>(
  "fluent-listbox",
);
export const FluentOption = element<OptionProps>("fluent-option");
export const FluentButton = element<ButtonProps>("fluent-button");
export const FluentTablist = element<TablistProps>("fluent-tablist");
export const FluentTab = element<{ readonly id: string; readonly children: string }>("fluent-tab");
