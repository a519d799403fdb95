/** Every folder of a library fitted to the nations that were asked for. */
import type { Library } from '../library.ts'
import type { NationId } from '../nations.ts'
import type { Fitted } from '../validate/sense.ts'
import { resolve, resolveBase, resolveBoard } from './resolve.ts'

export function fit({ folders }: Pick<Library, 'folders'>, asked: readonly NationId[]): Fitted[] {
  return folders.map((folder) => {
    const nations: [NationId, NonNullable<ReturnType<typeof resolve>>][] = []
    for (const nation of asked) {
      const pathway = resolve(folder, nation)
      if (pathway) nations.push([nation, pathway])
    }
    const boards = [...folder.boards.keys()].flatMap((author) => {
      const [nation, board] = author.split('.') as [NationId, string]
      const pathway = asked.includes(nation) ? resolveBoard(folder, nation, board) : undefined
      return pathway ? [pathway] : []
    })
    return { folder, base: resolveBase(folder), nations: new Map(nations), boards }
  })
}
