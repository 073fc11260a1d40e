/**
 * What two spellings of one name share. "Qwen3-32B", "qwen3 32b", "Ｑｗｅｎ３：32B" and "Qwen/Qwen3-32B" are one name;
 * so are "通义千问3-32B" and "千问 3 32B", because the makers' Chinese brand words stand for their English ones.
 */
export function nameKey(name: string): string {
  return bare(withoutPath(plain(name)));
}

/** The keys under which a typed name may be known, the most literal first. */
export function keysToTry(name: string): string[] {
  const text = withoutPath(plain(name));
  const forms = [
    text,
    withoutMaker(text),
    inEnglish(text),
    withoutBrand(text),
    withoutMaker(inEnglish(text)),
  ];
  const keys = forms.flatMap((form) => [bare(form), bare(withoutTail(form)), bare(withoutBrackets(form))]);
  return [...new Set(keys)].filter((key) => key !== "");
}

/** Full-width letters become ordinary ones; what is longer than any name is cut, so that a pasted page costs nothing. */
export const plain = (name: string): string =>
  name.slice(0, LONGEST_NAME).normalize("NFKC").trim().toLowerCase();

const LONGEST_NAME = 200;

/** Letters and digits, Chinese ones included; signs between them are a matter of taste, and "80G" is "80GB". */
export const bare = (text: string): string =>
  text.replace(/(\d)\s*g(?![\p{L}\p{N}])/gu, "$1gb").replace(/[^\p{L}\p{N}]/gu, "");

/** The organisation in front of a Hugging Face or ModelScope id, or the folders of a local copy, say nothing of the shape. */
function withoutPath(text: string): string {
  const parts = text.split(/[/\\]|--(?=[^-])/).filter((part) => part.trim() !== "");
  return parts[parts.length - 1] ?? text;
}

/** Endings that tell a tuned copy from its base: the shape is the same. */
const TAIL = /[-_ .:]*(instruct|chat|base|hf|it|pt|latest|gguf|preview)$/;

/** Makers and families in front of a name that say nothing the name does not say. */
const MAKER =
  /^(?:(?:nvidia|geforce|tesla|quadro|amd|instinct|radeon|intel|apple|huawei|ascend|hygon|dcu|metax|cambricon|moore threads|mthreads|mtt|kunlunxin|kunlun|enflame|biren|iluvatar|t-head|meta|google|microsoft|openai|alibaba|zhipu|moonshot|mistral ai|tencent|baidu|xiaomi|meituan|deepseek)[-_ ]*)+/;

/** A name without the maker in front, or the name itself. */
export function withoutMaker(text: string): string {
  const cut = text.replace(MAKER, "");
  return cut === "" ? text : cut;
}

export const withoutBrackets = (text: string): string => text.replace(/\([^)]*\)/g, "");

/** A name without its ending, or the name itself. */
export function withoutTail(text: string): string {
  const cut = text.replace(TAIL, "");
  return cut === "" ? text : cut;
}

/**
 * Brand words that Chinese users type, and what stands in the row's name for them. Longer ones come first, because
 * "通义千问" holds "千问". Source: the makers' own product names.
 */
const BRANDS: readonly (readonly [chinese: string, english: string])[] = [
  ["通义千问", "qwen"],
  ["通义", "qwen"],
  ["千问", "qwen"],
  ["深度求索", "deepseek"],
  ["智谱清言", "chatglm"],
  ["智谱", "glm"],
  ["月之暗面", "kimi"],
  ["稀宇科技", "minimax"],
  ["稀宇", "minimax"],
  ["腾讯混元", "hunyuan"],
  ["混元", "hunyuan"],
  ["腾讯", "hunyuan"],
  ["文心一言", "ernie"],
  ["文心", "ernie"],
  ["百度", "ernie"],
  ["豆包", "seed"],
  ["阶跃星辰", "step"],
  ["阶跃", "step"],
  ["小米", "mimo"],
  ["龙猫", "longcat"],
  ["美团", "longcat"],
  ["蚂蚁百灵", "ling"],
  ["百灵", "ling"],
  ["小红书", "dots"],
  ["盘古", "openpangu"],
  ["书生浦语", "internlm"],
  ["书生万象", "internvl"],
  ["书生", "intern"],
  ["零一万物", "yi"],
  ["百川", "baichuan"],
  ["面壁小钢炮", "minicpm"],
  ["面壁", "minicpm"],
  ["智源", "bge"],
  ["羊驼", "llama"],
  ["京东", "joyai"],
  ["华为", ""],
  ["昇腾", "ascend"],
  ["海光", "hygon"],
  ["沐曦曦云", "metax"],
  ["沐曦", "metax"],
  ["曦云", "metax"],
  ["寒武纪", "cambricon"],
  ["思元", "mlu"],
  ["摩尔线程", "mthreads"],
  ["昆仑芯", "kunlun"],
  ["天数智芯", "iluvatar"],
  ["天数", "iluvatar"],
  ["燧原", "enflame"],
  ["平头哥", "thead"],
  ["壁仞", "biren"],
  ["英伟达", ""],
  ["蒸馏版", ""],
  ["蒸馏", ""],
  ["超微", ""],
];

const joinBrand = (text: string): string => text.replace(/[·・]/g, "");

function inEnglish(text: string): string {
  const joined = joinBrand(text);
  const found = BRANDS.find(([chinese]) => joined.includes(chinese));
  if (!found) return joined;
  const [chinese, english] = found;
  const rest = joined.replace(chinese, " ");
  // "深度求索 DeepSeek-V3" says it twice
  return rest.includes(english) ? rest : joined.replace(chinese, english);
}

function withoutBrand(text: string): string {
  const joined = joinBrand(text);
  return BRANDS.reduce((rest, [chinese]) => rest.replace(chinese, " "), joined);
}

/** A spelling error is an added, a lost, a wrong or a swapped letter: how many turn one name into the other. */
export function spellingErrors(typed: string, known: string, most: number): number {
  if (abs(typed.length - known.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: known.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= known.length; column++) {
      const same = typed[row - 1] === known[column - 1];
      let cost = min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1];
      if (swapped) cost = min(cost, at(before, column - 2) + 1);
      current.push(cost);
      least = min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = current;
  }
  return at(last, known.length);
}

/** Taken once: a look-up of a global in the innermost loop costs more than the loop. */
const { abs, min } = Math;
const FAR = Number.MAX_SAFE_INTEGER;

const at = (row: readonly number[], column: number): number => row[column] ?? FAR;
