import type { UsersLimit } from "./speed";

/** What only the Speed group says, and the verdict where a speed is asked. */
export interface SpeedTexts {
  readonly fitsButSlow: (cards: string, size: string, usable: string) => string;
  readonly tooSlow: (users: string, figure: string, wanted: string) => string;
  readonly tooSlowAlone: (figure: string, wanted: string) => string;
  readonly lowEnd: (low: string, wanted: string) => string;
  readonly nothingReaches: string;
  readonly offers: {
    readonly cards: (cards: string, figure: string) => string;
    readonly copies: (cards: string, copies: string, figure: string) => string;
    readonly precision: (precision: string, figure: string) => string;
    readonly card: (cards: string, card: string, figure: string) => string;
  };
  /** Behind an offer that reaches the speed by the estimate alone. */
  readonly lowEndMisses: string;
  /** An estimate in words, its band behind it. */
  readonly about: (figure: string, band: string) => string;
  readonly usersAt: (wanted: string) => string;
  readonly minute: (figure: string) => string;
  readonly limits: Readonly<Record<UsersLimit, string>>;
  /** What the cards draw at their TDP, and what a data centre draws for them. */
  readonly tdp: (low: string, high: string) => string;
  readonly noTdp: string;
  readonly queued: string;
  readonly empty: string;
  readonly noCard: string;
}
