/**
 * Moves labels apart until none touches another, as little as it can in sum of
 * squares, and keeps their order.
 *
 * @param wanted Where each label would stand.
 * @param room Height of a label.
 * @param bounds The least and the largest place. With too many labels for
 * it, they go on beyond its end.
 * @returns Where each label stands, in the order of `wanted`.
 */
export function spreadLabels(
  wanted: readonly number[],
  room: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) =>
    wanted[a]! - wanted[b]! || a - b
  );
  // Labels that touch become a block about the mean of what they wanted.
  const blocks: { sum: number; members: number[] }[] = [];
  const startOf = ({ sum, members }: (typeof blocks)[number]) => {
    const length = (members.length - 1) * room;
    const start = sum / members.length - length / 2;
    return Math.max(top, Math.min(start, bottom - length));
  };
  for (const i of order) {
    let block = { sum: wanted[i]!, members: [i] };
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (startOf(last) + last.members.length * room <= startOf(block)) break;
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        members: [...last.members, ...block.members],
      };
    }
    blocks.push(block);
  }
  const places = new Array<number>(wanted.length);
  for (const block of blocks) {
    block.members.forEach((i, at) => places[i] = startOf(block) + at * room);
  }
  return places;
}
