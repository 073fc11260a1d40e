/** What each moment of a step holds, so that the reader sees which is the largest and what else was alive. */
const PHASES_EN =
  "Beside weights and optimizer states: {forwardSize} when the loss is there, {backwardSize} when the backward pass begins[recomputeSize>0 , {recomputeSize} while the last layer is computed again, {firstSize} while the first is], {endSize} when all gradients are there, {stepSize} in the optimizer's step. They are never alive together: the largest counts.";
const PHASES_ZH =
  "权重和优化器状态之外：算出损失时 {forwardSize}，反向传播开始时 {backwardSize}[recomputeSize>0 ，重算最后一层时 {recomputeSize}，重算第一层时 {firstSize}]，梯度全部产生时 {endSize}，优化器更新时 {stepSize}；它们不同时存在，取最大者。";

/** What training says beside its numbers. Placeholders as in explanations.ts. A test compares the two languages. */
export const TRAIN_EN = {
  "train-total":
    "weights + gradients + optimizer states + activations + logits + framework; what stands at the peak",

  "train-free": "usable memory − total; column by column",

  "train-note-rule":
    "Rule of thumb over all cards: it knows no optimizer, batch or sharding. Methods full, lora, qlora and freeze count them.",
  "train-note-band":
    "Low and high: {runs} measured runs of {framework} lie {belowShare} below to {aboveShare} above the expected total.",
  "train-note-band-unknown":
    "Low and high: measured runs lie {belowShare} below to {aboveShare} above when the framework is not known or has too few runs. framework= narrows it where it can.",
  "train-note-too-much":
    "Does not fit: {missingSize} a card are missing. Add cards with zero=3, shorten the context, lower the batch, or take qlora.",
  "train-note-tight": "The expected figure fits, but at the high end {missingSize} a card are missing.",
  "train-note-peak-forward": `The peak is when the loss is there. ${PHASES_EN}`,
  "train-note-peak-backward": `The peak is when the backward pass begins. ${PHASES_EN}`,
  "train-note-peak-recompute": `The peak is while the last layer is computed again. ${PHASES_EN}`,
  "train-note-peak-first": `The peak is while the first layer is computed again. ${PHASES_EN}`,
  "train-note-peak-together":
    "The peak counts all that a step computes, {togetherSize} beside weights and optimizer states: where states are shared, blocks that one stream has given back are not used by the others.",
  "train-note-peak-end": `The peak is when all gradients are there. ${PHASES_EN}`,
  "train-note-peak-step": `The peak is in the optimizer's step. ${PHASES_EN}`,
  "train-note-trained": "{trained} numbers are trained.",
  "train-note-length": "Every sequence is counted at {context} tokens; shorter real batches need less.",
  "train-note-paged":
    "{pagedSize} of optimizer states are paged: they stay on the card only while it has room.",
  "train-note-one-card":
    "ZeRO and FSDP share states between cards that hold the same part of the model; here each part stands on one card, and they share nothing.",
  "train-note-sharded":
    "On several cards {framework} shares weights, gradients and optimizer states by FSDP. fsdp=none keeps them whole on each card.",
  "train-note-copied":
    "Every card holds the whole model (plain data parallel): add zero=3 or fsdp=full to share it between cards.",
  "train-note-base":
    "base= and load_in_4bit count with method qlora only; here the weights are not quantised.",
  "train-note-experts": "Tokens are taken to spread evenly over the experts.",
} as const;

export const TRAIN_ZH: Readonly<Record<keyof typeof TRAIN_EN, string>> = {
  "train-total": "权重 + 梯度 + 优化器状态 + 激活 + Logits + 框架；均为峰值时刻的占用",

  "train-free": "可用显存 − 合计；逐列计算",

  "train-note-rule":
    "经验法则给出所有卡的总和，不考虑优化器、批大小和切分；full、lora、qlora、freeze 会计算这些。",
  "train-note-band": "低值与高值：{framework} 的 {runs} 次实测比预计合计低 {belowShare} 至高 {aboveShare}。",
  "train-note-band-unknown":
    "低值与高值：框架未知或实测太少时，实测比预计低 {belowShare} 至高 {aboveShare}；在可能时 framework= 会缩小范围。",
  "train-note-too-much":
    "放不下：每张卡还差 {missingSize}。请增加卡数并用 zero=3、缩短上下文、减小批大小，或改用 qlora。",
  "train-note-tight": "按预计值放得下，但按高值计算每张卡还差 {missingSize}。",
  "train-note-peak-forward": `峰值在算出损失时。${PHASES_ZH}`,
  "train-note-peak-backward": `峰值在反向传播开始时。${PHASES_ZH}`,
  "train-note-peak-recompute": `峰值在重算最后一层时。${PHASES_ZH}`,
  "train-note-peak-first": `峰值在重算第一层时。${PHASES_ZH}`,
  "train-note-peak-together":
    "峰值计入一步中的全部内容，权重和优化器状态之外 {togetherSize}：状态分摊时，一个流释放的显存块不能被其他流重用。",
  "train-note-peak-end": `峰值在梯度全部产生时。${PHASES_ZH}`,
  "train-note-peak-step": `峰值在优化器更新时。${PHASES_ZH}`,
  "train-note-trained": "可训练参数 {trained} 个。",
  "train-note-length": "每条序列都按 {context} 个 token 计算；实际更短时需要更少。",
  "train-note-paged": "有 {pagedSize} 优化器状态为分页内存：仅在显存有余时留在卡上。",
  "train-note-one-card":
    "ZeRO 与 FSDP 在存放模型同一部分的多张卡之间分摊状态；这里每部分只在一张卡上，因此不分摊。",
  "train-note-sharded":
    "{framework} 在多张卡上默认用 FSDP 分摊权重、梯度和优化器状态；加 fsdp=none 则每张卡各存一份。",
  "train-note-copied": "每张卡都存放整个模型（纯数据并行）：加上 zero=3 或 fsdp=full 可由各卡分摊。",
  "train-note-base": "base= 与 load_in_4bit 只对 qlora 生效；这里的权重没有量化。",
  "train-note-experts": "假定 token 在各专家间均匀分布。",
};
