/** What core refuses, in English and in Chinese: serving, engines, training. Read beside core's `new InputError(...)`. */
export const CORE = {
  "cache-needs-shape": [
    "A KV cache cannot be computed from a size alone. Give a model name, a model card, or use VRAM.KVSHAPE.",
    "只有参数规模，算不出 KV 缓存。请给出模型名称或模型卡，或改用 VRAM.KVSHAPE。",
  ],
  "row-without-shape": [
    "The catalogue knows only the size of {model}. Paste its config.json, or give a model card.",
    "目录中只有 {model} 的参数规模。请粘贴它的 config.json，或给出模型卡。",
  ],
  "weights-beyond-card": [
    "{model} in {precision} does not fit on {cards} x {card}: the weights alone need {weights} GiB a card, {usable} GiB are usable.[widened>0  {card} does not know {format}, so that 16 bit is counted.] Add cards or store the weights in fewer bits.",
    "{cards} × {card} 放不下 {precision} 的 {model}：仅权重每张卡就要 {weights} GiB，可用 {usable} GiB。[widened>0 {card} 不支持 {format}，按 16 位计算。]请增加卡数，或降低权重精度。",
  ],
  "no-room-for-cache": [
    "{model} in {precision} does not fit on {cards} x {card}: beside activations and runtime the weights, {weights} of {usable} usable GiB a card, leave nothing for the cache.[widened>0  {card} does not know {format}, so that 16 bit is counted.] Add cards or store the weights in fewer bits.",
    "{cards} × {card} 放不下 {precision} 的 {model}：每张卡可用 {usable} GiB，权重占 {weights} GiB，再加激活与运行时，缓存已没有空间。[widened>0 {card} 不支持 {format}，按 16 位计算。]请增加卡数，或降低权重精度。",
  ],
  "fits-nowhere": [
    "{model} with {context} tokens x {concurrency} does not fit on {cards} x {card}. Shorten the context, lower the concurrency, or store weights or cache in fewer bits.",
    "{cards} × {card} 也放不下 {model} 的 {concurrency} 个请求（每个 {context} token）。请缩短上下文、降低并发数，或降低权重或缓存的精度。",
  ],
  "not-one-token": [
    "Not one token for {concurrency} requests of {model} fits beside the weights on {cards} x {card}. Add cards, or lower the concurrency.",
    "{cards} × {card} 放下 {model} 的权重后，{concurrency} 个请求连一个 token 也放不下。请增加卡数，或降低并发数。",
  ],
  "constants-grow": [
    "With {engine} the buffers grow with the context, so no constants describe {model}. Use VRAM.BREAKDOWN for each context, or an engine that sets its cache aside (vLLM, SGLang).",
    "{engine} 的缓冲区随上下文增长，无法用常数描述 {model}。请对每个上下文使用 VRAM.BREAKDOWN，或改用预留缓存的引擎（vLLM、SGLang）。",
  ],
  "cache-none": [
    "{model} keeps no cache. Any number of requests fits; ask for its weights instead.",
    "{model} 没有 KV 缓存，请求数不受其限制。请改为计算权重。",
  ],
  "cache-bounded": [
    "{model} keeps no cache that grows with its context. Name its context limit.",
    "{model} 的缓存不随上下文增长。请注明它的上下文上限。",
  ],
  "speed-needs-shape": [
    "A size alone has no speed. Name a model, or give its config.json.",
    "只有参数规模，算不出速度。请给出模型名称或 config.json。",
  ],
  "speed-without-head": [
    "{model} writes no answers, so it has no tokens a second. Ask for its memory.",
    "{model} 不生成回答，没有每秒 token 数。请改为计算显存。",
  ],
  "speed-engine": [
    "How fast {engine} serves is not known: too few public points. Name vLLM, SGLang, TensorRT-LLM or llama.cpp.",
    "{engine} 的服务速度未知：公开实测点太少。请改用 vLLM、SGLang、TensorRT-LLM 或 llama.cpp。",
  ],
  "speed-host": [
    "{engine} is told to leave weights or cache in host memory: how fast that is cannot be told. Remove the flag.",
    "{engine} 的参数把权重或缓存留在主机内存，速度无法估算。请去掉该参数。",
  ],
  "speed-context": [
    "Prompt and answer are {context} tokens together; {model} is made for {limit}. Shorten one of them, or state the context that the engine is given (--max-model-len).",
    "提示词与回答共 {context} token，超出 {model} 支持的 {limit}。请缩短其一，或在引擎参数中写明上下文（--max-model-len）。",
  ],
  "speed-beyond-memory": [
    "{concurrency} requests of {context} tokens do not fit: {cards} x {card} hold {held} of {model}. Lower the concurrency or add cards.",
    "{cards} × {card} 只能容纳 {held} 个 {model} 请求（每个 {context} token），放不下 {concurrency} 个。请降低并发数或增加卡数。",
  ],
  "speed-nowhere": [
    "{model} does not reach {speed} tokens a second for one user on any number of {card}. Ask for less, store weights in fewer bits, or take a faster card.",
    "无论用多少张 {card}，{model} 都达不到单用户每秒 {speed} token。请降低要求、降低权重精度，或换更快的卡。",
  ],
  "speed-nowhere-low": [
    "{model} reaches {speed} tokens a second on {card} by the estimate, not at the low end of its band. Ask for less, take a faster card, or leave the side blank for the estimate.",
    "{card} 上 {model} 的估算值能达到单用户每秒 {speed} token，但区间下限达不到。请降低要求、换更快的卡，或将 side 留空按估算值计算。",
  ],
  "speed-nowhere-flags": [
    "{model} does not reach {speed} tokens a second for one user on the {card} that the engine's flags state. Remove -tp, -pp and -dp to try other numbers, or ask for less.",
    "按引擎参数规定的 {card} 张数，{model} 达不到单用户每秒 {speed} token。请去掉 -tp、-pp、-dp 以尝试其他卡数，或降低要求。",
  ],
  "first-nowhere": [
    "{model} reaches {speed} tokens a second on {card}, but no number of them brings the first token within {first} s. Allow more time, or shorten the prompt.",
    "{card} 上 {model} 能达到单用户每秒 {speed} token，但无论多少张都无法在 {first} 秒内给出首 token。请放宽时限，或缩短提示词。",
  ],
  "first-queued": [
    "With {concurrency} requests in flight queueing decides the first token: none is told above {most}. Add cards or copies.",
    "{concurrency} 个请求同时进行时首 token 时间取决于排队，超过 {most} 个不给数值。请增加卡数或副本。",
  ],
  "first-waiting": [
    "The engine works on {most} of the {concurrency} requests: the others wait for a whole answer before their first token, and no typical time is told. Raise --max-num-seqs, or ask for {most}.",
    "{concurrency} 个请求中引擎同时只处理 {most} 个，其余要等别的回答完成，首 token 没有典型值。请提高 --max-num-seqs，或按 {most} 个计算。",
  ],
  "rate-unknown": [
    "The {kind} of {card} is not known. Give the card as a two-column range: its name, its memory if the name is your own, and {needs}.",
    "{card} 的{kind}未知。请用两列区域给出加速卡：名称、{needs}；若名称不在目录中，另填显存。",
  ],
  "devices-above-layers": [
    "{model} has {layers} layers: {devices} devices cannot each hold one. Use {layers} or fewer.",
    "{model} 只有 {layers} 层，{devices} 个设备无法各分到一层。设备数不能超过 {layers}。",
  ],
  "servers-above-layers": [
    "{model} has {layers} layers: {servers} servers cannot each hold one. Use fewer cards.",
    "{model} 只有 {layers} 层，{servers} 台服务器无法各分到一层。请减少卡数。",
  ],
  "heads-uneven": [
    "{model} has {count} {kind}: {cards} cards cannot share them. Try {tries| or }.",
    "{model}：{kind}为 {count}，{cards} 张卡无法均分。请改用 {tries| 或 } 张卡。",
  ],
  // a flag of an engine, or a word of the training settings
  "flag-value": ['{flag} is "{given}". It needs {needs}.', "{flag} 的值是“{given}”，应为{needs}。"],
  "flag-variable": [
    "{flag} is {given}, and the text does not say what that is. Write the value.",
    "{flag} 的值是 {given}，文中没有说明它是什么。请直接写出数值。",
  ],
  "flag-uncounted": [
    "{flag} moves memory in a way that is not counted: {needs}. Remove it for the figure without it.",
    "{flag} 会影响显存，但这里无法计算：{needs}。去掉它，得到的是不含其影响的结果。",
  ],
  "cards-against-flags": [
    "{cards} cards ({devices} devices) contradict the flags {flags}. Change one of the two, or leave the cards blank.",
    "{cards} 张卡（{devices} 个设备）与参数 {flags} 矛盾。请改其中之一，或不填卡数。",
  ],
  "context-parallel": [
    "{model} has {heads} KV heads on {ranks} ranks: {shared} ranks cannot share its tokens out (-dcp). Use {most} or fewer, a divisor of {ranks}.",
    "{model} 有 {heads} 个 KV 头、{ranks} 路并行，{shared} 路无法分摊 token（-dcp）。请不超过 {most}，且能整除 {ranks}。",
  ],
  "flag-empty": ["{flag} is given without a value. It needs {needs}.", "{flag} 没有给值，应为{needs}。"],

  "setting-value": [
    "{word}={given} is not known. {word} takes {known}.",
    "{word}={given} 无法识别。{word} 可取 {known}。",
  ],
  "setting-argument": [
    '"{given}" is not a setting. {name} is an argument of the function: give it there.',
    "“{given}”不是训练设置：{name}是函数的单独参数，请填在那里。",
  ],
  "setting-above-layers": [
    "{word}={given} is more than the {layers} layers of {model}. Use {word}={layers} or less.",
    "{word}={given} 超过了 {model} 的 {layers} 层。{word} 最大取 {layers}。",
  ],
  "setting-uneven": [
    "{model} has {count} {kind}: {word}={given} cannot share them. Use {word} of {tries}.",
    "{model}：{kind}为 {count}，{word}={given} 无法均分。{word} 可取 {tries}。",
  ],
  "experts-over-cards": [
    "ep={ep} does not divide the {cards} cards of a stage. Use ep of {tries}.",
    "ep={ep} 不能整除每级流水线的 {cards} 张卡。ep 可取 {tries}。",
  ],
  "rank-above-hidden": [
    "rank={rank} is above the hidden size of {model}, {hidden}. LoRA's rank is usually 8 to 256.",
    "rank={rank} 超过了 {model} 的隐藏维度 {hidden}。LoRA 的秩通常取 8 至 256。",
  ],
  "no-experts": [
    "{model} has no experts: ep={ep} has nothing to share. Leave ep out.",
    "{model} 没有专家层，ep={ep} 没有可切分的对象。请去掉 ep。",
  ],
  "training-cards": [
    "{cards} cards cannot hold tp={tp} × pp={pp} × cp={cp}. Use a multiple of {copies} cards.",
    "{cards} 张卡排不下 tp={tp} × pp={pp} × cp={cp}。卡数应为 {copies} 的倍数。",
  ],
  "training-fits-nowhere": [
    "Training {model} does not fit on {cards} x {card}: {needed} GiB a card at the least, {usable} GiB are usable. Share the states (zero=3, fsdp=full, tp=8), shorten the context, lower the batch, or take qlora.",
    "{cards} × {card} 也训练不了 {model}：每张卡至少要 {needed} GiB，可用 {usable} GiB。请切分状态（zero=3、fsdp=full、tp=8）、缩短上下文、减小批大小，或改用 qlora。",
  ],
  "training-needs-shape": [
    'Training memory of {model} cannot be computed from a size alone. Give a model name or a model card, or ask for method "rule".',
    '只有参数规模，算不出 {model} 的训练显存。请给出模型名称或模型卡，或把训练方式改为 "rule"。',
  ],
} as const;
