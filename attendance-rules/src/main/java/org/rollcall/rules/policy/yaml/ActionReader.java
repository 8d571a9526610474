package org.rollcall.rules.policy.yaml;

import java.util.List;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.ActionRule.Approval;
import org.rollcall.rules.policy.ActionRule.DeletionGround;
import org.rollcall.rules.policy.Channel;
import org.rollcall.rules.policy.Due;
import org.rollcall.rules.policy.LaNotice;

/** The closed list of actions by their names in the files; an action without a step is called by its own name. */
final class ActionReader {

    private ActionReader() {}

    static ActionRule read(YamlValue item) {
        YamlValue named = item.map().only();
        YamlMap map = named.map();
        String step = map.get("step", YamlValue::name, named.key());
        ActionRule action = switch (named.key()) {
            case "contact-parent" ->
                new ActionRule.ContactParent(
                        step,
                        role(map),
                        map.get("channels").list().stream()
                                .map(value -> value.oneOf(Channel.class))
                                .toList(),
                        map.get("title", YamlValue::text, "Contact the parent"),
                        due(map));
            case "home-visit" ->
                new ActionRule.HomeVisit(
                        step,
                        role(map),
                        map.get("mandatory").yesOrNo(),
                        map.get("leaveNote", YamlValue::yesOrNo, false),
                        map.get("staff", YamlValue::positive, 1),
                        map.get("riskAssessment", YamlValue::yesOrNo, false),
                        map.get("rationale", YamlValue::yesOrNo, false),
                        map.get("title", YamlValue::text, "Home visit"),
                        due(map));
            case "confirm-or-dismiss" -> new ActionRule.ConfirmOrDismiss(step, role(map), title(map), due(map));
            case "create-task" -> new ActionRule.CreateTask(step, role(map), title(map), due(map));
            case "send-letter" ->
                new ActionRule.SendLetter(
                        step,
                        map.get("letter").name(),
                        map.get("approval", value -> value.oneOf(Approval.class), Approval.AUTOMATIC));
            case "notify-la" -> new ActionRule.NotifyLa(step, map.get("type").constant(LaNotice.class));
            case "propose-penalty-notice" -> new ActionRule.ProposePenaltyNotice(step, decider(map));
            case "notify-role" -> new ActionRule.NotifyRole(step, role(map), title(map));
            case "request-evidence" -> new ActionRule.RequestEvidence(step, role(map), title(map), due(map));
            case "create-plan" ->
                new ActionRule.CreatePlan(
                        step,
                        role(map),
                        map.get("kind").name(),
                        map.get("reviewAfterWeeks").number(),
                        due(map));
            case "schedule-meeting" -> new ActionRule.ScheduleMeeting(step, role(map), title(map), due(map));
            case "refer-external" ->
                new ActionRule.ReferExternal(step, role(map), map.get("agency").name(), title(map), due(map));
            case "safeguarding-escalation" ->
                new ActionRule.SafeguardingEscalation(step, role(map), title(map), due(map));
            case "notify-police" -> new ActionRule.NotifyPolice(step, role(map), title(map), due(map));
            case "escalate-legal" -> new ActionRule.EscalateLegal(step, decider(map), title(map), due(map));
            case "propose-deletion" ->
                new ActionRule.ProposeDeletion(
                        step, decider(map), map.get("ground").oneOf(DeletionGround.class), due(map));
            case "open-case" ->
                new ActionRule.OpenCase(step, role(map), map.get("stage").name(), title(map), due(map));
            default -> throw named.refused("is no known action");
        };
        map.finish();
        return action;
    }

    static List<ActionRule> list(YamlValue then) {
        return then.list().stream().map(ActionReader::read).toList();
    }

    private static String role(YamlMap map) {
        return map.get("role").name();
    }

    private static String decider(YamlMap map) {
        return map.get("decider").name();
    }

    private static String title(YamlMap map) {
        return map.get("title").text();
    }

    private static Due due(YamlMap map) {
        YamlValue value = map.get("due");
        String words = value.text();
        return Due.find(words).orElseThrow(() -> value.refused("must be like same-day or 2-school-days, not " + words));
    }
}
