import { figure, type Figure } from "../figure";

/** Numbers by how they are stored: what weights are the sum of. */
export class Stored {
  private readonly sums = new Map<string, { numbers: number; bytesEach: number; scalesSize: number }>();

  add(precision: string, stored: { numbers: number; bytesEach: number; scalesSize: number }): void {
    const sum = this.sums.get(precision);
    if (sum === undefined) this.sums.set(precision, { ...stored });
    else {
      sum.numbers += stored.numbers;
      sum.scalesSize += stored.scalesSize;
    }
  }

  figures(): Figure[] {
    return [...this.sums].map(([precision, sum]) => figure("stored", { precision, ...sum }));
  }
}
