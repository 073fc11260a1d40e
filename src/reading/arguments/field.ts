/** The field of a model or a card that a text means; one that means none stays as it is, and the answer names those there are. */
export const fieldKey = (text: string): string => {
  const key = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .slice(0, 60)
    .replace(/[\s-]+/g, "_");
  return Object.hasOwn(OTHER_WORDS, key) ? (OTHER_WORDS[key] ?? key) : key;
};

/** Other words for the same fields, Chinese ones included. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  parameters: "params",
  active: "active_params",
  active_parameters: "active_params",
  num_hidden_layers: "layers",
  num_key_value_heads: "kv_heads",
  num_attention_heads: "heads",
  max_position_embeddings: "context",
  license: "licence",
  n_gram: "host_tables",
  ngram_table: "host_tables",
  engram: "host_tables",
  vram: "memory",
  usable: "usable_memory",
  power: "tdp",
  名称: "name",
  厂商: "maker",
  参数量: "params",
  激活参数量: "active_params",
  层数: "layers",
  隐藏维度: "hidden_size",
  头数: "heads",
  kv头数: "kv_heads",
  kv_头数: "kv_heads",
  头维度: "head_dim",
  词表: "vocab_size",
  查找表: "host_tables",
  主机查找表: "host_tables",
  n_gram表: "host_tables",
  上下文: "context",
  注意力: "attention",
  精度: "precision",
  发布: "released",
  许可证: "licence",
  显存: "memory",
  可用显存: "usable_memory",
  带宽: "bandwidth",
  互联: "interconnect",
  互联带宽: "link_bandwidth",
  功耗: "tdp",
  来源: "source",
};
