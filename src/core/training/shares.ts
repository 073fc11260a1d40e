import { figure, type Figure } from "../figure";

/** What numbers on a card are for; each has its own sentence. */
export type ShareRule =
  | "frozen-numbers"
  | "trained-numbers"
  | "gradient-numbers"
  | "master-numbers"
  | "moment-numbers"
  | "factor-numbers"
  | "root-numbers"
  | "widened-gradients";

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
  // a handful, asked for every matrix: looking through them is faster than a key made of their words
  private readonly sums: { readonly rule: ShareRule; readonly share: Share }[] = [];

  add(rule: ShareRule, share: Share): void {
    const { numbers, kind, bytesEach, ranks } = share;
    if (numbers * bytesEach === 0) return;
    for (const sum of this.sums) {
      const { share: one } = sum;
      if (sum.rule === rule && one.kind === kind && one.bytesEach === bytesEach && one.ranks === ranks) {
        one.numbers += numbers;
        return;
      }
    }
    this.sums.push({ rule, share: { numbers, kind, bytesEach, ranks } });
  }

  figures(): Figure[] {
    return this.sums.map(({ rule, share }) => figure(rule, { ...share }));
  }
}
