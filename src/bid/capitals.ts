const DIGITS = "零壹贰叁肆伍陆柒捌玖";
/** Places of a group of four, and the groups of an amount in hundredths; below them 角 and 分. */
const PLACES = ["仟", "佰", "拾"] as const;
const GROUPS = [
  { unit: "亿", lowest: 10 },
  { unit: "万", lowest: 6 },
  { unit: "元", lowest: 2 },
] as const;
const MOST = 10 ** 12;

/** In this order: unwritten places, one 零 for several, no 零 before 亿 and 万, one after 元, 整 where nothing is below it. */
const TIDIED: readonly (readonly [written: string, meant: string])[] = [
  ...PLACES.map((place) => [`零${place}`, "零"] as const),
  ["零角零分", "整"],
  ["零角", "零"],
  ["零分", ""],
  ["零零", "零"],
  ["零零", "零"],
  ["亿零万", "亿零"],
  ["零零", "零"],
  ["零亿", "亿"],
  ["零万", "万"],
  ["零元整", "元整"],
  ["零元", "元零"],
  ["零零", "零"],
];

/**
 * An amount of yuan in capital numerals (大写金额), as a formula without its sign: 人民币壹仟肆佰零玖元伍角. Blank where there is
 * no amount above 0. Digits are cut out by division, not by a number format: [DBNum2] in TEXT is empty in LibreOffice, and
 * NUMBERSTRING is not in every program.
 *
 * Units:  yuan, rounded to 分, below 1 万亿 (a sentence says so above)
 * Source: 《支付结算办法》附一 正确填写票据和结算凭证的基本规定 (银发〔1997〕393号)
 */
export function capitals(amount: string): string {
  const cents = `ROUND(N(${amount})*100,0)`;
  const digit = (power: number): string => {
    const below = power === 0 ? cents : `INT(${cents}/10^${power})`;
    return `MID("${DIGITS}",${below}-10*INT(${cents}/10^${power + 1})+1,1)`;
  };
  const groups = GROUPS.map(({ unit, lowest }) => {
    const places = [...PLACES, unit].map((place, at) => `${digit(lowest + 3 - at)}&"${place}"`);
    return `IF(${cents}<10^${lowest},"",${places.join("&")})`;
  });
  const written = [`"${CURRENCY}"`, ...groups, digit(1), '"角"', digit(0), '"分"'].join("&");
  const tidied = [...TIDIED, [`${CURRENCY}零`, CURRENCY] as const].reduce(
    (text, [from, to]) => `SUBSTITUTE(${text},"${from}","${to}")`,
    written,
  );
  return `IF(${cents}<1,"",IF(${cents}>=${String(MOST)}*100,"${TOO_MUCH}",${tidied}))`;
}

const CURRENCY = "人民币";
const TOO_MUCH = "金额超过一万亿元，请手工填写大写";
