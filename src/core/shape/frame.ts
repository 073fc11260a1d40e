import type { Attachment, Frame } from "./model";
import { matrix, NOTHING, vectors, type Shard, type Tensor } from "./tensors";

/** The matrices around the layers. A tied head is not stored again; look-up tables of the host are left out. */
export function frameTensors(frame: Frame): Tensor[] {
  return [
    table("embedding", frame),
    ...(frame.head && !frame.tied ? [table("head", frame)] : []),
    ...vectors(frame.vectors),
    ...attachmentsOnCard(frame).map(attached),
  ];
}

/**
 * Those of them that a pipeline stage holds: the first embeds tokens and has what stands beside the layers, the last has
 * the head and its norm. A tied head on a stage of its own is a copy of the embedding.
 */
export function frameTensorsOn(frame: Frame, stage: { first: boolean; last: boolean }): Tensor[] {
  return frameTensors(frame).filter(({ role }) => {
    if (role === "embedding") return stage.first || (stage.last && frame.tied && frame.head);
    return role === "attachment" ? stage.first : stage.last;
  });
}

/** What stands beside the layers and takes memory of a card. */
export const attachmentsOnCard = (frame: Frame): Attachment[] =>
  frame.attachments.filter((part) => part.onCard);

/** Look-up tables that engines may leave in host memory: nobody multiplies with them, so that only their size matters. */
export const hostTables = (frame: Frame): Tensor[] =>
  frame.attachments
    .filter((part) => !part.onCard)
    .map((part) => matrix("table", 1, part.parameters, NOTHING));

const table = (role: "embedding" | "head", { vocabularySize, hiddenSize }: Frame): Tensor => {
  const vocabulary: Shard = { by: "vocabulary", units: vocabularySize };
  return matrix(role, vocabularySize, hiddenSize, vocabulary);
};

export const attached = (part: Attachment): Tensor => matrix("attachment", 1, part.parameters, NOTHING);
