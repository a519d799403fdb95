/**
 * Stands in for Zod in the editor's bundle: the same core, which decides and names what is at fault, and of the hundred
 * methods that Zod hangs on every schema the few that ours are written with. `src/edit/verdict.test.ts` holds the published
 * bundle against `check`, so a method that is missing here stops the tests.
 */
import * as mini from 'zod/mini'

export { globalRegistry } from 'zod/mini'

type Schema = mini.ZodMiniType
type Check = Parameters<Schema['check']>[0]

/** A schema with the methods; what each returns has them too. */
function fluent(schema: Schema): Schema {
  const checked = (check: unknown): Schema => fluent(schema.check(check as Check))
  const isNumber = schema._zod.def.type === 'number'
  return Object.assign(schema, {
    optional: () => fluent(mini.optional(schema)),
    meta: (about: mini.core.GlobalMeta) => {
      const copy = schema.clone(schema._zod.def)
      mini.globalRegistry.add(copy, about)
      return fluent(copy)
    },
    refine: (holds: (value: unknown) => boolean, says: string) => checked(mini.refine(holds, says)),
    regex: (pattern: RegExp, says: string) => checked(mini.regex(pattern, says)),
    int: () => checked(mini.int()),
    min: (least: number) => checked(isNumber ? mini.gte(least) : mini.minLength(least)),
    max: (most: number) => checked(isNumber ? mini.lte(most) : mini.maxLength(most)),
    catchall: (rest: Schema) => fluent(mini.catchall(schema as mini.ZodMiniObject, rest)),
  })
}

const made =
  <A extends unknown[]>(make: (...of: A) => Schema) =>
  (...of: A): Schema =>
    fluent(make(...of))

export const string = made(mini.string)
export const number = made(mini.number)
export const boolean = made(mini.boolean)
export const literal = made(mini.literal as (value: string) => Schema)
const choice = made(mini.enum as (values: readonly string[]) => Schema)
export { choice as enum }
export const array = made(mini.array as (of: Schema) => Schema)
export const union = made(mini.union as (of: Schema[]) => Schema)
export const discriminatedUnion = made(mini.discriminatedUnion as unknown as (key: string, of: Schema[]) => Schema)
export const object = made(mini.object as (shape: Record<string, Schema>) => Schema)
export const strictObject = made(mini.strictObject as (shape: Record<string, Schema>) => Schema)
export const record = made(mini.record as unknown as (key: Schema, value: Schema) => Schema)
