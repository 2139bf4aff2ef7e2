import type { Organisms } from "@chorestree/organisms/composition";
import type { Button } from "../router/subcommand.js";
import { planReasonsCard } from "./plan.card.js";

/** Why on the plan's card: privately, so that the plan stays where it is. */
export const showPlanButton = ({ showPlan }: Pick<Organisms, "showPlan">): Button => ({
  name: "task.plan",
  acknowledge: "reply private",
  press: async (press) => planReasonsCard(await showPlan.execute(press, {}), press.readerLocale),
});
