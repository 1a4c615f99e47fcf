import {
  BREAK,
  execute,
  getOperationAST,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLUnionType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { compileValue, innermostOf, isPlain, type Complete, type Fragments } from './compile-rows.ts';

/** What a document looks like with its lists of rows taken for single values. */
interface FlatDocument {
  readonly document: DocumentNode;
  /** Of each field without its selection: the field as it was sent. */
  readonly sent: ReadonlyMap<FieldNode, FieldNode>;
  readonly compiled: Map<FieldNode, Complete>;
}

/** Rows that are complete already. */
const Rows = new GraphQLScalarType({ name: 'Rows', serialize: (rows) => rows });

/** Thrown where rows do not come out plainly: graphql-js then says what is wrong, in its own words. */
class NotPlain extends Error {}

/**
 * Executes as graphql-js does, and takes lists of plain rows in the types named from it: a page of a pull has thousands
 * of rows, for each field of which graphql-js would go a long way. Only queries, which may be executed again.
 */
export class FlatExecutor {
  readonly #schema: GraphQLSchema;
  readonly #flatTypes: readonly string[];
  readonly #flatSchema: GraphQLSchema;
  /** Null where nothing is gained. Documents are parsed once and kept by Apollo. */
  readonly #documents = new WeakMap<DocumentNode, FlatDocument | null>();
  /** By the field of a flat document. */
  readonly #documentOf = new WeakMap<FieldNode, FlatDocument>();

  constructor(schema: GraphQLSchema, flatTypes: readonly string[]) {
    this.#schema = schema;
    this.#flatTypes = flatTypes;
    this.#flatSchema = this.#flatten(schema);
  }

  async execute(args: Omit<ExecutionArgs, 'schema'>): Promise<ExecutionResult> {
    const operation = getOperationAST(args.document, args.operationName);
    const flat =
      operation?.operation === OperationTypeNode.QUERY ? this.#flatDocumentOf(args.document) : null;
    if (flat) {
      const result = await execute({ ...args, schema: this.#flatSchema, document: flat.document });
      if (!result.errors?.some(({ originalError }) => originalError instanceof NotPlain)) return result;
    }
    return execute({ ...args, schema: this.#schema });
  }

  #flatDocumentOf(document: DocumentNode): FlatDocument | null {
    const known = this.#documents.get(document);
    if (known !== undefined) return known;
    const flat = this.#flattenDocument(document);
    this.#documents.set(document, flat);
    return flat;
  }

  #flattenDocument(sentDocument: DocumentNode): FlatDocument | null {
    if (!isFit(sentDocument)) return null;
    const sent = new Map<FieldNode, FieldNode>();
    const typeInfo = new TypeInfo(this.#schema);
    const visitor = visitWithTypeInfo(typeInfo, {
      Field: (node) => {
        const parent = typeInfo.getParentType();
        const field = typeInfo.getFieldDef();
        if (!isObjectType(parent) || !field || !this.#isFlat(parent, field)) return undefined;
        const { selectionSet: _, ...bare } = node;
        sent.set(bare, node);
        return bare;
      },
    });
    const document = visit(sentDocument, visitor);
    if (sent.size === 0) return null;
    const flat = { document, sent, compiled: new Map<FieldNode, Complete>() };
    for (const node of sent.keys()) this.#documentOf.set(node, flat);
    return flat;
  }

  #isFlat(
    parent: { readonly name: string },
    { type, args, resolve }: { readonly type: GraphQLOutputType; args?: unknown; resolve?: unknown },
  ): boolean {
    const list = isNonNullType(type) ? type.ofType : type;
    const row = innermostOf(type);
    const hasArguments = args !== undefined && Object.keys(args as object).length > 0;
    return (
      this.#flatTypes.includes(parent.name) &&
      isListType(list) &&
      isObjectType(row) &&
      isPlain(row) &&
      !hasArguments &&
      !resolve
    );
  }

  #flatten(schema: GraphQLSchema): GraphQLSchema {
    const made = new Map<string, GraphQLOutputType>();
    const flatOf = (type: GraphQLOutputType): GraphQLOutputType => {
      if (isNonNullType(type)) return new GraphQLNonNull(flatOf(type.ofType));
      if (isListType(type)) return new GraphQLList(flatOf(type.ofType));
      if (!isObjectType(type) && !isUnionType(type)) return type;
      const known = made.get(type.name);
      if (known) return known;
      const flat = isUnionType(type)
        ? new GraphQLUnionType({
            ...type.toConfig(),
            types: () => type.getTypes().map((member) => flatOf(member) as GraphQLObjectType),
          })
        : new GraphQLObjectType({ ...type.toConfig(), fields: () => this.#flatFieldsOf(type, flatOf) });
      made.set(type.name, flat);
      return flat;
    };
    const query = schema.getQueryType();
    return new GraphQLSchema({ query: query ? (flatOf(query) as GraphQLObjectType) : null });
  }

  #flatFieldsOf(
    type: GraphQLObjectType,
    flatOf: (type: GraphQLOutputType) => GraphQLOutputType,
  ): Record<string, GraphQLFieldConfig<unknown, unknown>> {
    const fields = Object.entries(type.toConfig().fields).map(([name, field]) => {
      if (!this.#isFlat(type, field)) return [name, { ...field, type: flatOf(field.type) }] as const;
      const rows = isNonNullType(field.type) ? new GraphQLNonNull(Rows) : Rows;
      return [name, { ...field, type: rows, resolve: this.#completeRows.bind(this, field.type) }] as const;
    });
    return Object.fromEntries(fields);
  }

  #completeRows(type: GraphQLOutputType, parent: unknown, _: unknown, __: unknown, info: GraphQLResolveInfo) {
    try {
      const rows = (parent as Readonly<Record<string, unknown>>)[info.fieldName];
      return this.#compiledOf(type, info)(rows);
    } catch (error) {
      throw new NotPlain(info.fieldName, { cause: error });
    }
  }

  #compiledOf(type: GraphQLOutputType, { fieldNodes, fragments }: GraphQLResolveInfo): Complete {
    const [first] = fieldNodes;
    const flat = first && this.#documentOf.get(first);
    if (!flat) throw new Error('unreachable: only a flat document has rows');
    const compile = () =>
      compileValue(
        type,
        fieldNodes.flatMap((node) => flat.sent.get(node) ?? []),
        fragments satisfies Fragments,
      );
    // Selected at several places, they may be merged otherwise in another operation of the document.
    if (fieldNodes.length > 1) return compile();
    const compiled = flat.compiled.get(first) ?? compile();
    flat.compiled.set(first, compiled);
    return compiled;
  }
}

/** Whoever leaves fields out by a directive or asks for the schema itself is answered the long way. */
function isFit(document: DocumentNode): boolean {
  let isFound = false;
  const found = () => {
    isFound = true;
    return BREAK;
  };
  visit(document, {
    Directive: found,
    Field: ({ name }) => (name.value === '__schema' || name.value === '__type' ? found() : undefined),
  });
  return !isFound;
}
