import chinese from "./servers/chinese.json";
import international from "./servers/international.json";

/** Every file of `servers/`: plain rows in the tests, packed ones in the built bundle. */
export const SERVER_FILES: readonly unknown[] = [chinese, international];
