/** What the rules of training say. Placeholders as in explanations.ts. A test compares the two languages. */
export const TRAIN_EN = {
  "train-weights": "{parameters} parameters in {format}[ranks>1 , shared by {ranks} cards]",
  "train-weights-adapted":
    "{parameters} frozen parameters in {format}[ranks>1 , shared by {ranks} cards], and {trained} trained numbers beside them",
  "train-weights-offloaded": "parameters are kept in host memory (offload=parameters)",
  "train-gradients":
    "{trained} trained numbers x {each} bytes[ranks>1 , shared by {ranks} cards (ZeRO {zero})]",
  "train-gradients-backward":
    "each gradient is used and dropped during the backward pass; the largest one counts",
  "train-optimizer":
    "{optimizer}[master>0  with an FP32 master copy]: {each} bytes for each of {trained} trained numbers[ranks>1 , after sharing by {ranks} cards]",
  "train-optimizer-offloaded": "optimizer states are kept in host memory (offload)",
  "train-activations-none":
    "{batch} x {context} tokens; every layer keeps all it computed[tp>1 , tensor-parallel over {tp} cards][stages>1 , for the micro-batches that wait in the pipeline]",
  "train-activations-selective":
    "{batch} x {context} tokens; inputs, attention results and every second matrix product are kept ({keptGib}), one layer is at work ({liveGib})",
  "train-activations-full":
    "{batch} x {context} tokens; each layer's input is kept ({keptGib}), one layer is at work ({liveGib})",
  "train-activations-offload":
    "{batch} x {context} tokens; layer inputs move to host memory (two stay, {keptGib}), one layer is at work ({liveGib})",
  "train-logits-full": "{batch} x {context} tokens x {vocabulary} entries x {each} bytes[tp>1  / {tp} cards]",
  "train-logits-chunked":
    "{batch} x {context} tokens x {vocabulary} entries x {each} bytes; the loss is computed in chunks[tp>1  / {tp} cards]",
  "train-logits-fused":
    "{batch} x {context} tokens x {hidden} x {each} bytes; head and loss are fused, so logits never stand whole[tp>1  / {tp} cards]",
  "train-logits-none": "the fullest card does not hold the head",
  "train-framework":
    "CUDA context and NCCL {contextGib}, free blocks the allocator keeps {restGib}[gatheredGib>0 , gathered weights {gatheredGib}][reducedGib>0 , gradients on their way {reducedGib}][dequantisedGib>0 , one matrix back in 16 bit {dequantisedGib}][stepGib>0 , the optimizer's step {stepGib}]",
  "train-total": "sum of the parts",
  "train-usable": "what software sees of {memoryGb} GB",
  "train-free": "usable memory less the total",
  "train-rule-weights": "{parameters} parameters x {each} bytes",
  "train-rule-gradients": "gradients double the weights, at the very least",
  "train-rule-activations":
    "{low} to {high} GB for each billion of {parameters} parameters; expected in the middle",
  "train-rule-left-out": "the rule of thumb does not count it",
  "train-note-rule":
    "Rule of thumb over all cards: it knows no optimizer, batch or sharding. Methods full, lora, qlora and freeze count them.",
  "train-note-band":
    "Low and high: {runs} measured runs of {framework} lie {belowShare} below to {aboveShare} above the expected total.",
  "train-note-band-unknown":
    "Low and high: measured runs lie {belowShare} below to {aboveShare} above when the framework is not known or has too few runs. framework= narrows it where it can.",
  "train-note-too-much":
    "Does not fit: {missingGib} a card are missing. Add cards with zero=3, shorten the context, lower the batch, or take qlora.",
  "train-note-tight": "It should just fit, but at the high end {missingGib} a card are missing.",
  "train-note-trained": "{trained} numbers are trained.",
  "train-note-length": "Every sequence is counted at {context} tokens; shorter real batches need less.",
  "train-note-paged":
    "{pagedGib} of optimizer states are paged: they stay on the card only while it has room.",
  "train-note-one-card": "ZeRO and FSDP share states between cards; with one card they share nothing.",
  "train-note-sharded":
    "On several cards {framework} shares weights, gradients and optimizer states by FSDP. fsdp=none keeps them whole on each card.",
  "train-note-copied":
    "Every card holds the whole model (plain data parallel): add zero=3 or fsdp=full to share it between cards.",
  "train-note-base":
    "base= and load_in_4bit count with method qlora only; here the weights are not quantised.",
  "train-note-experts": "Tokens are taken to spread evenly over the experts.",
} as const;

export const TRAIN_ZH: Readonly<Record<keyof typeof TRAIN_EN, string>> = {
  "train-weights": "{parameters} 参数，{format}[ranks>1 ，由 {ranks} 张卡分摊]",
  "train-weights-adapted":
    "{parameters} 冻结参数，{format}[ranks>1 ，由 {ranks} 张卡分摊]，另有 {trained} 个可训练参数",
  "train-weights-offloaded": "参数放在主机内存（offload=parameters）",
  "train-gradients": "{trained} 个可训练参数 × {each} 字节[ranks>1 ，由 {ranks} 张卡分摊（ZeRO {zero}）]",
  "train-gradients-backward": "反向传播中梯度用完即释放，只计最大的一个",
  "train-optimizer":
    "{optimizer}[master>0 （含 FP32 主权重）]：{trained} 个可训练参数，每个 {each} 字节[ranks>1 （已由 {ranks} 张卡分摊）]",
  "train-optimizer-offloaded": "优化器状态放在主机内存（offload）",
  "train-activations-none":
    "{batch} × {context} 个 token；每层保留全部中间结果[tp>1 ，{tp} 卡张量并行][stages>1 ，含流水线中等待的微批次]",
  "train-activations-selective":
    "{batch} × {context} 个 token；保留层输入、注意力结果和一半的矩阵乘结果（{keptGib}），另有一层在计算（{liveGib}）",
  "train-activations-full":
    "{batch} × {context} 个 token；只保留每层输入（{keptGib}），另有一层在计算（{liveGib}）",
  "train-activations-offload":
    "{batch} × {context} 个 token；层输入移到主机内存（留两份，{keptGib}），另有一层在计算（{liveGib}）",
  "train-logits-full": "{batch} × {context} 个 token × 词表 {vocabulary} × {each} 字节[tp>1  ÷ {tp} 卡]",
  "train-logits-chunked":
    "{batch} × {context} 个 token × 词表 {vocabulary} × {each} 字节；损失分块计算[tp>1  ÷ {tp} 卡]",
  "train-logits-fused":
    "{batch} × {context} 个 token × {hidden} × {each} 字节；输出层与损失融合，logits 不整体存在[tp>1  ÷ {tp} 卡]",
  "train-logits-none": "占用最大的卡上没有输出层",
  "train-framework":
    "CUDA 上下文与 NCCL {contextGib}，分配器保留的空闲块 {restGib}[gatheredGib>0 ，聚集的权重 {gatheredGib}][reducedGib>0 ，归约中的梯度 {reducedGib}][dequantisedGib>0 ，还原为 16 位的一个矩阵 {dequantisedGib}][stepGib>0 ，优化器更新 {stepGib}]",
  "train-total": "各项之和",
  "train-usable": "标称 {memoryGb} GB 中软件可用的部分",
  "train-free": "可用显存减去合计",
  "train-rule-weights": "{parameters} 参数 × {each} 字节",
  "train-rule-gradients": "梯度至少使权重翻倍",
  "train-rule-activations": "{parameters} 参数，每十亿参数 {low} 至 {high} GB；预计值取中间",
  "train-rule-left-out": "经验法则不计此项",
  "train-note-rule":
    "经验法则给出所有卡的总和，不考虑优化器、批大小和切分；full、lora、qlora、freeze 会计算这些。",
  "train-note-band": "低值与高值：{framework} 的 {runs} 次实测比预计合计低 {belowShare} 至高 {aboveShare}。",
  "train-note-band-unknown":
    "低值与高值：框架未知或实测太少时，实测比预计低 {belowShare} 至高 {aboveShare}；在可能时 framework= 会缩小范围。",
  "train-note-too-much":
    "放不下：每张卡还差 {missingGib}。请增加卡数并用 zero=3、缩短上下文、减小批大小，或改用 qlora。",
  "train-note-tight": "预计刚好放得下，但按高值计算每张卡还差 {missingGib}。",
  "train-note-trained": "可训练参数 {trained} 个。",
  "train-note-length": "每条序列都按 {context} 个 token 计算；实际更短时需要更少。",
  "train-note-paged": "有 {pagedGib} 优化器状态为分页内存：仅在显存有余时留在卡上。",
  "train-note-one-card": "ZeRO 与 FSDP 在多张卡之间分摊状态；只有一张卡时不分摊。",
  "train-note-sharded":
    "{framework} 在多张卡上默认用 FSDP 分摊权重、梯度和优化器状态；加 fsdp=none 则每张卡各存一份。",
  "train-note-copied": "每张卡都存放整个模型（纯数据并行）：加上 zero=3 或 fsdp=full 可由各卡分摊。",
  "train-note-base": "base= 与 load_in_4bit 只对 qlora 生效；这里的权重没有量化。",
  "train-note-experts": "假定 token 在各专家间均匀分布。",
};
