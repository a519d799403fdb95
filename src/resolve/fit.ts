/** Every folder of a library fitted to the nations that were asked for. */
import { cached } from '../cached.ts'
import type { PathwayFolder } from '../folder.ts'
import type { Library } from '../library.ts'
import { isNation, type NationId } from '../nations.ts'
import type { Fitted } from '../validate/sense.ts'
import { resolve, resolveBase, resolveBoard } from './resolve.ts'

export function fit({ folders }: Pick<Library, 'folders'>, asked: readonly NationId[]): Fitted[] {
  return folders.map((folder) => fitFolder(folder, asked.join(' ')))
}

const fitFolder = cached((folder: PathwayFolder, names: string): Fitted => {
  const asked = names.split(' ').filter(isNation)
  const resolved: [NationId, NonNullable<ReturnType<typeof resolve>>][] = []
  for (const nation of asked) {
    const pathway = resolve(folder, nation)
    if (pathway) resolved.push([nation, pathway])
  }
  const boards = [...folder.boards.keys()].flatMap((author) => {
    const [nation, board] = author.split('.') as [NationId, string]
    const pathway = asked.includes(nation) ? resolveBoard(folder, nation, board) : undefined
    return pathway ? [pathway] : []
  })
  return { folder, base: resolveBase(folder), nations: new Map(resolved), boards }
})
