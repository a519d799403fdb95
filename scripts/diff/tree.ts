/** A library as it stood at a commit, read from git without a checkout: the working tree is not touched. */
import { spawnSync } from 'node:child_process'
import { compare } from '../../src/diagnostic.ts'
import { ignored, type Files } from '../../src/read/library.ts'
import { CannotRun } from '../cli/cannot-run.ts'
import { mostBytes } from '../cli/files.ts'

interface Blob {
  path: string
  id: string
}

/**
 * @param roots absolute paths, each in a git repository; later ones win over earlier ones
 * @throws CannotRun where a root stands in no repository, or the repository does not know the ref
 */
export function readRootsAt(roots: readonly string[], ref: string): Files {
  const texts = new Map<string, string>()
  for (const root of roots) for (const [path, text] of readRootAt(root, ref)) texts.set(path, text)
  return new Map([...texts].sort(([a], [b]) => compare(a, b)))
}

function readRootAt(root: string, ref: string): [string, string][] {
  const prefix = git(root, ['rev-parse', '--show-prefix'])
  if (!prefix.ok)
    throw new CannotRun(`\`${root}\` stands in no git repository, so there is nothing to compare it with.`)
  const tree = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{tree}`])
  if (!tree.ok)
    throw new CannotRun(
      `This repository knows no commit, branch or tag called \`${ref}\`: try \`HEAD\`, \`main\`, or fetch it first.`,
    )
  return texts(root, blobs(root, tree.out.toString().trim(), prefix.out.toString().replace(/\r?\n$/, '')))
}

/** Plain files of `pathways/` and `content/`, as far as the reader of a disk would read them too. */
function blobs(root: string, tree: string, prefix: string): Blob[] {
  const listed = git(root, [
    'ls-tree',
    '-r',
    '-z',
    '-l',
    '--full-tree',
    tree,
    '--',
    `${prefix}pathways`,
    `${prefix}content`,
  ])
  if (!listed.ok) throw new CannotRun(`git could not list what stood at \`${tree}\`.`)
  return listed.out
    .toString()
    .split('\0')
    .flatMap((line): Blob[] => {
      const [, mode = '', id = '', size = '', full = ''] = /^(\d+) blob (\w+) +(\d+)\t(.*)$/su.exec(line) ?? []
      const path = full.slice(prefix.length)
      return mode.startsWith('100') &&
        Number(size) <= mostBytes &&
        !path.split('/').some((_, i, parts) => ignored(parts.slice(0, i + 1).join('/')))
        ? [{ path, id }]
        : []
    })
}

/** One process for all files. What is not UTF-8 text is left out, as where a disk is read. */
function texts(root: string, all: readonly Blob[]): [string, string][] {
  if (all.length === 0) return []
  const { ok, out } = git(root, ['cat-file', '--batch'], `${all.map(({ id }) => id).join('\n')}\n`)
  if (!ok) throw new CannotRun('git could not read the files of that commit: a shallow or partial copy may lack them.')
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let at = 0
  return all.flatMap(({ path }): [string, string][] => {
    // `<id> blob <size>`, a line end, the bytes, a line end.
    const end = out.indexOf(10, at)
    const [, kind, size] = out.subarray(at, end).toString().split(' ')
    if (end < 0 || kind !== 'blob')
      throw new CannotRun(`git holds no text for \`${path}\`: a shallow or partial copy may lack it.`)
    at = end + 1 + Number(size)
    const bytes = out.subarray(end + 1, at)
    at += 1
    try {
      return [[path, utf8.decode(bytes)]]
    } catch {
      return []
    }
  })
}

function git(root: string, args: readonly string[], input?: string): { ok: boolean; out: Buffer } {
  const { status, stdout, error } = spawnSync('git', ['-C', root, ...args], {
    input: input ?? '',
    maxBuffer: 1024 ** 3,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  })
  if (error) throw new CannotRun('`git` could not be started: install it, or put it on the path.')
  return { ok: status === 0, out: stdout }
}
