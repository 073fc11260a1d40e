import { figure, type Figure } from "../figure";

/** What numbers on a card are for; each has its own sentence. */
type ShareRule =
  | "frozen-numbers"
  | "trained-numbers"
  | "gradient-numbers"
  | "master-numbers"
  | "moment-numbers"
  | "factor-numbers"
  | "root-numbers";

interface Share {
  numbers: number;
  /** Their format or their optimizer, in its own name. */
  readonly kind: string;
  readonly bytesEach: number;
  /** Ranks that share them. */
  readonly ranks: number;
}

/** Numbers by what they are for, how they are stored and who shares them: what every state is the sum of. */
export class Shares {
  private readonly sums = new Map<string, { readonly rule: ShareRule; readonly share: Share }>();

  add(rule: ShareRule, share: Share): void {
    if (share.numbers * share.bytesEach === 0) return;
    const key = `${rule} ${share.kind} ${share.bytesEach} ${share.ranks}`;
    const sum = this.sums.get(key);
    if (sum === undefined) this.sums.set(key, { rule, share: { ...share } });
    else sum.share.numbers += share.numbers;
  }

  figures(): Figure[] {
    return [...this.sums.values()].map(({ rule, share }) => figure(rule, { ...share }));
  }
}
