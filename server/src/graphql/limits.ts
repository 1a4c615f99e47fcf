import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Bounds of one query. The client's own largest, the pull, has depth 4, 3 aliases and 450 tokens. */
export const MAX_TOKENS = 1000;
const MAX_DEPTH = 8;
const MAX_ALIASES = 15;
const MAX_DIRECTIVES = 10;

/** Checks that run before any resolver; what they refuse is answered with 400. */
export const LIMITS: readonly ValidationRule[] = [limitDepth, limitAliases, limitDirectives];

function limitDepth(context: ValidationContext): ASTVisitor {
  const depths = new Map<FragmentDefinitionNode, number>();

  /** @param open Fragments being measured: a cycle is refused by another rule, here it must only end. */
  function depthOf(set: SelectionSetNode | undefined, open: readonly FragmentDefinitionNode[]): number {
    const depthsBelow = (set?.selections ?? []).map((selection) => {
      if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet, open);
      if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, open);
      const fragment = context.getFragment(selection.name.value);
      if (!fragment || open.includes(fragment)) return 0;
      const depth = depths.get(fragment) ?? depthOf(fragment.selectionSet, [...open, fragment]);
      depths.set(fragment, depth);
      return depth;
    });
    return Math.max(0, ...depthsBelow);
  }

  return {
    OperationDefinition(operation) {
      if (depthOf(operation.selectionSet, []) > MAX_DEPTH) {
        context.reportError(new GraphQLError(`The query is deeper than ${MAX_DEPTH}.`, { nodes: operation }));
      }
    },
  };
}

function limitAliases(context: ValidationContext): ASTVisitor {
  return limitCount(context, MAX_ALIASES, 'aliases', (count) => ({
    Field: ({ alias }) => {
      if (alias) count();
    },
  }));
}

function limitDirectives(context: ValidationContext): ASTVisitor {
  return limitCount(context, MAX_DIRECTIVES, 'directives', (count) => ({ Directive: () => count() }));
}

function limitCount(
  context: ValidationContext,
  most: number,
  what: string,
  counting: (count: () => void) => ASTVisitor,
): ASTVisitor {
  let found = 0;
  return counting(() => {
    found += 1;
    if (found === most + 1) context.reportError(new GraphQLError(`The query has more than ${most} ${what}.`));
  });
}
