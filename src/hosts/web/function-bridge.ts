import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
} from "@univerjs/preset-sheets-core";
import type { Nullable } from "@univerjs/core";
import type { CellFunction, FunctionMetadata, ParameterMetadata } from "./cell-functions";
import { cellFunctions } from "./cell-functions";
import type { CellFault, CellSpot, ErrorMessages } from "./error-messages";

type CellValue = number | string | boolean | null | Error;

/** What the bridge says itself, where Excel would not have let the formula be entered. */
export interface BridgeTexts {
  readonly missing: (name: string, parameter: string) => string;
  readonly oneCell: (parameter: string) => string;
}

/**
 * One function of functions.js as a function of Univer's engine. It hands over what Excel hands over (matrices for
 * ranges, null for blank and omitted, an error as a CustomFunctions.Error) and turns what comes back, errors with messages included, into the engine's values.
 */
export class BridgedFunction extends BaseFunction {
  constructor(
    private readonly metadata: FunctionMetadata,
    private readonly run: CellFunction,
    private readonly messages: ErrorMessages,
    private readonly texts: () => BridgeTexts,
  ) {
    super(metadata.name);
    // Excel refuses an entry that lacks an argument; Univer would show #N/A without a word, so the bridge answers itself
    this.minParams = 0;
    this.maxParams = metadata.parameters.length;
  }

  override calculate(...given: BaseValueObject[]): BaseValueObject {
    const faults: CellFault[] = [];
    const answer = this.answer(given, faults);
    const at = this.spot();
    if (at) this.messages.remember(at, faults);
    return answer;
  }

  private answer(given: readonly BaseValueObject[], faults: CellFault[]): BaseValueObject {
    const { Error: CellError, ErrorCode } = cellFunctions();
    const { name, parameters } = this.metadata;
    try {
      const absent = parameters.find((parameter, i) => !parameter.optional && i >= given.length);
      if (absent)
        throw new CellError(ErrorCode.invalidValue ?? "#VALUE!", this.texts().missing(name, absent.name));
      const args: unknown[] = [];
      for (const [i, parameter] of parameters.entries()) {
        const value = given[i];
        args.push(value ? this.argument(value, parameter) : null);
      }
      return toEngine(this.run(...args), faults);
    } catch (error) {
      if (!(error instanceof CellError)) console.error(`${name} failed`, error); // a bug of ours: an exception would stop the engine
      const { code, message } = error instanceof CellError ? error : { code: "#VALUE!", message: "" };
      faults.push({ code, message, down: 0, right: 0 });
      return ErrorValueObject.create(errorType(code), message);
    }
  }

  private argument(value: BaseValueObject, parameter: ParameterMetadata): unknown {
    if (!value.isArray() && value.isNull()) return null; // skipped: =F(1,,2)
    const matrix = toMatrix(value);
    if (parameter.dimensionality === "matrix") return matrix;
    const [first] = matrix;
    if (matrix.length === 1 && first?.length === 1) return first[0];
    const { Error: CellError, ErrorCode } = cellFunctions();
    throw new CellError(ErrorCode.invalidValue ?? "#VALUE!", this.texts().oneCell(parameter.name));
  }

  private spot(): CellSpot | null {
    return typeof this.subUnitId === "string"
      ? { sheetId: this.subUnitId, row: this.row, column: this.column }
      : null;
  }
}

function toMatrix(value: BaseValueObject): CellValue[][] {
  if (!value.isArray()) return [[toCell(value)]];
  return value.getArrayValue().map((row) => row.map((element) => toCell(element)));
}

function toCell(value: Nullable<BaseValueObject>): CellValue {
  if (!value || value.isNull()) return null;
  if (!value.isError()) return value.getValue();
  const { Error: CellError } = cellFunctions();
  return new CellError(String(value.getValue()));
}

function toEngine(result: unknown, faults: CellFault[]): BaseValueObject {
  if (!Array.isArray(result)) return toEngineCell(result, faults, 0, 0);
  const rows = (result as unknown[][]).map((row, down) =>
    row.map((element, right) => toEngineCell(element, faults, down, right)),
  );
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1 && first[0]) return first[0];
  return ArrayValueObject.create({
    calculateValueList: rows,
    rowCount: rows.length,
    columnCount: first?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function toEngineCell(value: unknown, faults: CellFault[], down: number, right: number): BaseValueObject {
  if (value instanceof cellFunctions().Error) {
    const { code, message } = value;
    faults.push({ code, message, down, right });
    return ErrorValueObject.create(errorType(code), message);
  }
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(typeof value === "string" ? value : "");
}

const ERROR_TYPES = new Map<string, ErrorType>(Object.values(ErrorType).map((type) => [type, type]));
const errorType = (code: string): ErrorType => ERROR_TYPES.get(code) ?? ErrorType.VALUE;
