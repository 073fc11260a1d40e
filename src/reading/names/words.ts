/** Words that people put into a name, and what each says of the thing that is named. */

/**
 * What Chinese users write, and what stands in a row's name for it. Longer ones come first, because 通义千问 holds 千问.
 * Source: the makers' own product names.
 */
const CHINESE: readonly (readonly [chinese: string, english: string])[] = Object.entries({
  通义千问: "qwen", 千问: "qwen", 通义: "qwen", 深度求索: "deepseek", 智谱清言: "chatglm", 智谱: "glm", 月之暗面: "kimi",
  稀宇科技: "minimax", 稀宇: "minimax", 腾讯混元: "hunyuan", 混元: "hunyuan", 腾讯: "hunyuan", 文心一言: "ernie", 文心: "ernie",
  百度: "ernie", 豆包: "seed", 阶跃星辰: "step", 阶跃: "step", 小米: "mimo", 美团龙猫: "longcat", 龙猫: "longcat", 美团: "longcat",
  蚂蚁百灵: "ling", 百灵: "ling", 小红书: "dots", 盘古: "openpangu", 书生浦语: "internlm", 书生万象: "internvl", 书生: "intern",
  零一万物: "yi", 百川: "baichuan", 面壁小钢炮: "minicpm", 面壁: "minicpm", 智源: "bge", 羊驼: "llama", 京东: "joyai",
  华为: "huawei", 昇腾: "ascend", 海光: "hygon", 沐曦: "metax", 曦云: "metax", 寒武纪: "cambricon", 思元: "mlu",
  摩尔线程: "mthreads", 昆仑芯: "kunlun", 昆仑: "kunlun", 天数智芯: "iluvatar", 天数: "iluvatar", 燧原: "enflame", 云燧: "enflame",
  平头哥: "thead", 真武: "thead", 壁仞: "biren", 壁砺: "biren", 算能: "sophgo", 瀚博: "vastai", 英伟达: "nvidia", 超微: "amd",
  英特尔: "intel", 苹果: "apple", 蒸馏版: "distill", 蒸馏: "distill", 满血版: "满血", 满血: "满血", 国产卡: "国产", 国产: "国产", 魔改版: "modded", 魔改: "modded",
  系列: "series", 家族: "family", 指令: "instruct", 对话: "chat", 预览版: "preview",
}).sort(([a], [b]) => b.length - a.length); // prettier-ignore

/** A text with its Chinese words in English; a brand that the text says in English too is said once. */
export function inEnglish(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return CHINESE.reduce(
    (rest, [chinese, english]) => {
      if (!rest.includes(chinese)) return rest;
      const twice = rest.includes(english) && english.length > 2;
      return rest.split(chinese).join(twice ? " " : ` ${english} `);
    },
    text.replace(/[·・]/g, ""),
  );
}

/** Says which kind of thing it is, how it is cooled or packed, or that it was tuned: the memory stays the same. */
const SAYS_NOTHING = {
  model:
    /^(instruct|chat|base|hf|it|pt|inst|latest|preview|ai|official|distilled|model|dense|safetensors|的|(官方|开源|原|参数)?版本?|官方|开源|[大语言]*模型|参数|推理|本地|部署|稠密)$/,
  card: /^(gpus?|card|graphics|accelerator|generation|edition|unified|china|memory|vram|tensor|core|ecc|superchip|dual|slot|passive|hbm\de?|gddr\dx?|([双单][宽槽]|[全半][高长]|[被主]动|散热|涡轮|公版|[风液]冷|国行|中国|特供|统一|[显内]存|芯片|模[组块]|(单|显|加速|计算|算力|训练|推理|智算)?卡|版|型号?)+)$/,
} as const;

/** Makers and product lines: they may be left out, but one that is written must be the row's own. */
const MAKERS =
  "nvidia geforce rtx tesla quadro amd instinct radeon rx intel arc apple huawei ascend hygon dcu metax cambricon moore threads " +
  "mthreads mtt kunlunxin kunlun enflame biren iluvatar thead sophgo vastai " +
  "meta google microsoft openai alibaba aliyun zhipu zhipuai zai moonshot moonshotai mistralai tencent baidu xiaomi meituan deepseek 国产";

/** Lines of products whose rows do not say the maker in this word. */
const LINES: Readonly<Record<string, string>> = {
  geforce: "nvidia", rtx: "nvidia", tesla: "nvidia", quadro: "nvidia", instinct: "amd", radeon: "amd", rx: "amd", arc: "intel",
  ascend: "huawei", dcu: "hygon", mthreads: "moore", mtt: "moore", kunlun: "kunlunxin", aliyun: "alibaba", zhipuai: "zhipu",
  moonshotai: "moonshot", mistralai: "mistral", thead: "t-head", zai: "zhipu",
  hunyuan: "tencent", ernie: "baidu", mimo: "xiaomi", longcat: "meituan", kimi: "moonshot", glm: "zhipu", chatglm: "zhipu", seed: "bytedance",
  step: "stepfun", ling: "inclusion", dots: "rednote", yi: "01-ai", llama: "meta", intern: "internlm",
}; // prettier-ignore

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Whether a word says nothing of how large the thing is. */
export const isQuiet = (word: string, kind: keyof typeof SAYS_NOTHING): boolean =>
  SAYS_NOTHING[kind].test(word);
export const MAKER_WORDS = setOf(MAKERS);
/** They mean many products, so no row is called so; the refusal offers the members. */
export const FAMILY_WORDS = setOf("series family");

/** Families that stand for their maker in front of another of its names: 千问QwQ-32B. */
export const BRANDS = setOf(
  "qwen hunyuan ernie mimo longcat kimi glm seed step ling dots llama intern internlm internvl",
);

/** Whether a maker's word goes with what a row says of its maker. */
export const isMakersWord = (word: string, maker: string): boolean => maker.includes(LINES[word] ?? word);
