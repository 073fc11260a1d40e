import { CodedError } from "./fake-sheet";

/** Where calls wait until the next sync. */
export interface Queue {
  /** `bytes`: what goes over the line with it. */
  later(step: () => void, bytes?: number): void;
  /** Excel does not know calls that are newer than itself: ExcelApi 1.x. */
  need(version: number): void;
}

/** Anything with properties that must be loaded, and synced, before they are read. */
export class Loadable {
  readonly #loaded = new Map<string, unknown>();

  constructor(
    protected readonly context: Queue,
    private readonly read: (property: string) => unknown,
  ) {}

  load(properties: string): this {
    for (const property of properties.split(",").map((name) => name.trim()))
      this.context.later(() => this.#loaded.set(property, this.read(property)));
    return this;
  }

  /** What the last sync brought; before it, nothing can be read. */
  loaded(property: string): unknown {
    if (!this.#loaded.has(property)) throw new CodedError("PropertyNotLoaded");
    return this.#loaded.get(property);
  }

  get name(): unknown {
    return this.loaded("name");
  }
  get id(): unknown {
    return this.loaded("id");
  }
  get protected(): unknown {
    return this.loaded("protected");
  }
  get options(): unknown {
    return this.loaded("options");
  }
  get locked(): unknown {
    return this.loaded("locked");
  }
}
