/** One pair that may be chosen, with what choosing it is worth (above zero). */
export interface Offer {
  readonly member: number;
  readonly row: number;
  readonly worth: number;
}

/** Households are small. A knot of more members than this is untangled best pair first. */
const LARGEST = 60;

/**
 * Gives every member at most one row and every row to at most one member, so that the sum of what is chosen is greatest. Members and
 * rows that share no offers are apart. Offers must come in an order that does not depend on the order of the lists: it decides
 * between equals.
 */
export function assignOneToOne(offers: readonly Offer[]): readonly Offer[] {
  return knots(offers).flatMap((knot) => {
    const [only] = knot;
    if (knot.length === 1 && only !== undefined) return [only];
    const members = [...new Set(knot.map(({ member }) => member))];
    if (members.length === 1) return [knot.reduce((best, offer) => (offer.worth > best.worth ? offer : best))];
    return members.length > LARGEST ? bestFirst(knot) : greatestSum(knot, members);
  });
}

/** Offers that hang together through a member or a row. */
function knots(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  // Members by their numbers, rows by numbers below nothing.
  const parent = new Map<number, number>();
  const rootOf = (node: number): number => {
    let root = node;
    for (let above = parent.get(root); above !== undefined && above !== root; above = parent.get(root)) root = above;
    parent.set(node, root);
    return root;
  };
  for (const { member, row } of offers) {
    const [a, b] = [rootOf(member), rootOf(-1 - row)];
    if (a !== b) parent.set(a, b);
  }
  const groups = new Map<number, Offer[]>();
  for (const offer of offers) {
    const root = rootOf(offer.member);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [offer]);
    else group.push(offer);
  }
  return [...groups.values()];
}

function bestFirst(offers: readonly Offer[]): readonly Offer[] {
  const members = new Set<number>();
  const rows = new Set<number>();
  return offers
    .toSorted((a, b) => b.worth - a.worth)
    .filter(({ member, row }) => {
      if (members.has(member) || rows.has(row)) return false;
      members.add(member);
      rows.add(row);
      return true;
    });
}

/**
 * The Hungarian method with potentials (Kuhn 1955, Munkres 1957): each member in turn is given the cheapest chain of exchanges. Every
 * member has a row of their own beside the real ones that costs nothing and means no row at all.
 */
function greatestSum(offers: readonly Offer[], members: readonly number[]): readonly Offer[] {
  const rows = [...new Set(offers.map(({ row }) => row))];
  const columns = rows.length + members.length;
  const memberAt = new Map(members.map((member, i) => [member, i]));
  const rowAt = new Map(rows.map((row, i) => [row, i]));
  const cost = members.map((_, i) =>
    Array.from({ length: columns }, (__, j) => (j === rows.length + i ? 0 : Infinity)),
  );
  const chosen = new Map<string, Offer>();
  for (const offer of offers) {
    const [i, j] = [memberAt.get(offer.member) ?? 0, rowAt.get(offer.row) ?? 0];
    const line = cost[i];
    if (line !== undefined && -offer.worth < (line[j] ?? Infinity)) {
      line[j] = -offer.worth;
      chosen.set(`${i} ${j}`, offer);
    }
  }
  const holder = new Int32Array(columns).fill(-1);
  const ofMember = new Float64Array(members.length);
  const ofColumn = new Float64Array(columns);
  for (let start = 0; start < members.length; start++) {
    const far = new Float64Array(columns).fill(Infinity);
    const from = new Int32Array(columns).fill(-1);
    const done = new Uint8Array(columns);
    let member = start;
    let column = -1;
    for (;;) {
      let [step, next] = [Infinity, -1];
      for (let j = 0; j < columns; j++) {
        if (done[j] === 1) continue;
        const reduced = (cost[member]?.[j] ?? Infinity) - (ofMember[member] ?? 0) - (ofColumn[j] ?? 0);
        if (reduced < (far[j] ?? Infinity)) {
          far[j] = reduced;
          from[j] = column;
        }
        if ((far[j] ?? Infinity) < step) [step, next] = [far[j] ?? Infinity, j];
      }
      for (let j = 0; j < columns; j++) {
        if (done[j] === 1) {
          const held = holder[j] ?? 0;
          ofMember[held] = (ofMember[held] ?? 0) + step;
          ofColumn[j] = (ofColumn[j] ?? 0) - step;
        } else far[j] = (far[j] ?? Infinity) - step;
      }
      ofMember[start] = (ofMember[start] ?? 0) + step;
      done[next] = 1;
      column = next;
      if ((holder[next] ?? -1) < 0) break;
      member = holder[next] ?? 0;
    }
    while (column >= 0) {
      const before = from[column] ?? -1;
      holder[column] = before < 0 ? start : (holder[before] ?? start);
      column = before;
    }
  }
  return [...holder.entries()].flatMap(([j, i]) => {
    const offer = i < 0 ? undefined : chosen.get(`${i} ${j}`);
    return offer === undefined ? [] : [offer];
  });
}
