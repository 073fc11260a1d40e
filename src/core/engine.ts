/** What serves the model: a profile of how one engine version spends memory, with the settings of its command line. */
export interface Engine {
  readonly name: string;
}
