import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';

/** Makes of a value what a query selects of it. Throws where graphql-js would have an error to tell. */
export type Complete = (value: unknown) => unknown;

export type Fragments = Readonly<Record<string, FragmentDefinitionNode | undefined>>;

interface Member {
  readonly name: string;
  readonly selectionSets: SelectionSetNode[];
}

/** Whether rows of this type are read property by property: no field has a function or arguments of its own. */
export function isPlain(type: GraphQLObjectType, open: readonly GraphQLObjectType[] = []): boolean {
  if (open.includes(type)) return true;
  if (type.isTypeOf || type.getInterfaces().length > 0) return false;
  return Object.values(type.getFields()).every((field) => {
    if (field.resolve || field.args.length > 0) return false;
    const inner = innermostOf(field.type);
    return isLeafType(inner) || (isObjectType(inner) && isPlain(inner, [...open, type]));
  });
}

export function innermostOf(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) || isListType(type) ? innermostOf(type.ofType as GraphQLOutputType) : type;
}

/**
 * Compiles what a query selects of plain values, so that a row costs a loop over its fields. graphql-js asks anew for
 * each field of each row what it is, and takes ten times as long.
 *
 * @param fields The places of the query that select from the value; GraphQL merges them. Without directives below.
 */
export function compileValue(
  type: GraphQLOutputType,
  fields: readonly FieldNode[],
  fragments: Fragments,
): Complete {
  return completeAs(
    type,
    fields.flatMap(({ selectionSet }) => selectionSet ?? []),
    fragments,
  );
}

function completeAs(
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  fragments: Fragments,
): Complete {
  if (isNonNullType(type)) {
    const complete = completeAs(type.ofType, selectionSets, fragments);
    return (value) => complete(value) ?? fail(`null for ${type.toString()}`);
  }
  if (isListType(type)) {
    const complete = completeAs(type.ofType, selectionSets, fragments);
    return (value) =>
      unlessNull(value, (list) => (Array.isArray(list) ? list.map(complete) : fail('not a list')));
  }
  if (isLeafType(type)) {
    return (value) =>
      unlessNull(value, (leaf) => type.serialize(leaf) ?? fail(`nothing of ${type.toString()}`));
  }
  if (isObjectType(type)) {
    const completeObject = completeObjectAs(type, selectionSets, fragments);
    return (value) => unlessNull(value, completeObject);
  }
  throw new Error(`${type.toString()} is not plain`);
}

function completeObjectAs(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  fragments: Fragments,
): Complete {
  const members = new Map<string, Member>();
  for (const set of selectionSets) collect(set, fragments, members);
  const known = type.getFields();
  const compiled = [...members].map(([alias, { name, selectionSets: sets }]) => {
    const field = known[name];
    const complete = field ? completeAs(field.type, sets, fragments) : () => type.name;
    return { alias, name, complete };
  });
  return (value) => {
    // Anything but null: GraphQL reads properties of it.
    const row = value as Readonly<Record<string, unknown>>;
    const selected: Record<string, unknown> = {};
    for (const { alias, name, complete } of compiled) {
      const member = row[name];
      if (typeof member === 'function') fail('a function');
      selected[alias] = complete(member);
    }
    return selected;
  };
}

/** Validation has made sure that fragments fit the type, and that one name means one field: else `__typename`. */
function collect(set: SelectionSetNode, fragments: Fragments, members: Map<string, Member>): void {
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const member = members.get(selection.alias?.value ?? name) ?? { name, selectionSets: [] };
      if (selection.selectionSet) member.selectionSets.push(selection.selectionSet);
      members.set(selection.alias?.value ?? name, member);
    } else {
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
      if (inner) collect(inner.selectionSet, fragments, members);
    }
  }
}

function unlessNull(value: unknown, complete: Complete): unknown {
  return value === null || value === undefined ? null : complete(value);
}

function fail(problem: string): never {
  throw new Error(problem);
}
