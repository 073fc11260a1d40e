/** What the catalogue refuses, in English and in Chinese: names, model cards, cards of one's own, a config.json. */
export const CATALOG = {
  "name-nearest": [
    'No {kind} is called "{given}". Nearest: {nearest}.',
    "目录中没有名为“{given}”的{kind}。最接近的是 {nearest}。",
  ],
  "name-unknown": [
    'No {kind} is called "{given}". See {lists| and } for all names.',
    "目录中没有名为“{given}”的{kind}。全部名称见 {lists| 与 }。",
  ],
  "name-several": [
    '"{given}" may be several {kind}s: {nearest}[more>0  and {more} more]. Write one of these names.',
    "“{given}”可能是多个{kind}：{nearest}[more>0  等（另有 {more} 个）]。请写其中一个名称。",
  ],
  "name-formats": [
    '"{given}" states formats that differ: {formats| and }. Keep the one that is meant.',
    "“{given}”写了互相矛盾的格式：{formats| 与 }。请只保留一个。",
  ],
  "name-count": [
    '"{given}" holds a number of cards. Write "{name}" as the card and {count} as cards.',
    "“{given}”里有卡数。请把“{name}”写作加速卡，把 {count} 写作卡数。",
  ],
  "name-memory": [
    'No card is called "{given}": {nearest| or } does not have {stated} GB. Write one of these, or {stated} alone as the memory of yours.',
    "目录中没有名为“{given}”的加速卡：{nearest| 或 }的显存不是 {stated} GB。请写其中一个，或只写显存 {stated}。",
  ],

  "model-lacks": [
    "The model card lacks {needs| and }. Add a row for each: label, value.",
    "模型卡缺少：{needs}。请各补一行（标签、数值）。",
  ],
  "model-size": [
    'The model card\'s parameters are "{given}". Give a size such as 32 or "32B".',
    '模型卡的参数量“{given}”不是规模。请写 32 或 "32B"。',
  ],
  "model-precision": [
    'The model card\'s precision is "{given}". Write "FP16", "BF16", "FP8" or the like.',
    '模型卡的精度“{given}”无法识别。请写 "FP16"、"BF16"、"FP8" 等。',
  ],

  "card-size": [
    "A card of {given} does not exist. Give the memory of one card in GB, up to {most}, or a name in quotes.",
    "没有显存为 {given} 的卡。请给出单卡显存（GB，不超过 {most}），或带引号的名称。",
  ],
  "card-without-memory": [
    'The card\'s range has no memory. Add a row "memory" with its GB.',
    "加速卡区域中没有显存。请加一行“显存”，单位 GB。",
  ],
  "usable-above-memory": [
    "Usable memory ({usable} GiB) is above the card's memory ({memory} GB). Swap the two.",
    "可用显存（{usable} GiB）大于整卡显存（{memory} GB）。请对调两者。",
  ],
  "figure-high": [
    '{name} "{given}" is more than any card has. Check the unit.',
    "{name}“{given}”超出任何加速卡。请检查单位。",
  ],
  "link-text": [
    'A link of "{given}" is not known. Give GB/s one way of one card, or a generation such as "PCIe 5.0".',
    "互联“{given}”无法识别。请填写单卡单向 GB/s，或写明代际，例如 PCIe 5.0。",
  ],
  "figure-low": [
    '{name} must be a number above 0; got "{given}".',
    "{name}应为大于 0 的数字，现在是“{given}”。",
  ],

  "config-incomplete": [
    "The text is not a whole config.json. Paste all of the file, from { to }.",
    "这段文本不是完整的 config.json。请粘贴文件全文，从 { 到 }。",
  ],
  "config-quantization": [
    '{model}: the quantisation "{given}" is not known. Delete quantization_config from the text and give the precision in the formula.',
    "{model}：量化方式“{given}”无法识别。请从文本中删去 quantization_config，并在公式中给出精度。",
  ],
  "config-pattern": [
    'The pattern "{given}" in quantization_config cannot be read. Delete quantization_config from the text and give the precision in the formula.',
    "quantization_config 中的匹配式“{given}”无法解析。请从文本中删去 quantization_config，并在公式中给出精度。",
  ],
  "config-tower": [
    "{model}: {key} does not say how large its tower is. Delete {key} from the text to count the language model alone.",
    "{model}：{key} 没有说明其编码塔的大小。请从文本中删去 {key}，只计算语言模型。",
  ],
  "config-cut": [
    "The text of the config.json stops before its last }. A cell holds {most} characters: paste a longer file into several cells below each other and give them as one range, or only the keys that count: {keys}.",
    "config.json 的文本在最后一个 } 之前中断。一个单元格最多容纳 {most} 个字符：较长的文件请粘贴到上下相邻的多个单元格并作为一个区域引用，或只保留需要的键：{keys}。",
  ],
  "config-lacks": [
    "{model}: {keys} missing. Paste the whole config.json.",
    "{model}：缺少 {keys}。请粘贴完整的 config.json。",
  ],
  "config-value": [
    "{model}: {key} is {given}. It must be a whole number up to {most}.",
    "{model}：{key} 是 {given}，应为不超过 {most} 的整数。",
  ],
  "architecture-unknown": [
    '{model}: the architecture "{given}" is not known. Give a model card with {known} instead.',
    "{model}：架构“{given}”无法识别。请改用模型卡，写明 {known}。",
  ],
  "attention-unknown": [
    '{model}: "{given}" in the architecture "{architecture}" is a kind of attention that is not known. Give a model card with parameters, layers (those that keep keys and values), KV heads and head dim instead.',
    "{model}：架构“{architecture}”中的“{given}”是无法识别的注意力类型。请改用模型卡，写明参数量、层数（只计保留 KV 的层）、KV 头数和头维度。",
  ],
} as const;
