import { GraphQLError, OperationTypeNode, type ValidationRule } from "graphql";

/** Acts go by REST. The library alone would find out while executing, and call it its own fault. */
export const queriesOnly: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (node.operation !== OperationTypeNode.QUERY)
      context.reportError(new GraphQLError("Only queries are answered here.", { nodes: node }));
  },
});
