package org.rollcall.rules.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.yaml.ProfileReader;

/** The policies at hand, each laid over the national rules. */
public final class Policies {

    private static final List<String> SHIPPED =
            List.of("national", "kings-cross-2024", "hogarth-2024", "aspire-2023", "odst-2024", "att-2021");

    private final Map<String, ProfileFile> files = new LinkedHashMap<>();
    private final Map<String, PolicyProfile> profiles = new LinkedHashMap<>();

    private Policies(List<ProfileFile> given) {
        for (ProfileFile file : given) {
            if (files.put(file.own().id(), file) != null) {
                throw file.refusal("profile", file.own().id() + " is given twice");
            }
        }
        given.forEach(file -> profiles.put(file.own().id(), layered(file, null)));
    }

    /**
     * The policies that ship with the product.
     *
     * @throws PolicyRefused naming file and line, if one of them does not hold together
     */
    public static Policies load() {
        return of(SHIPPED.stream()
                .map(id -> ProfileReader.read("policies/" + id + ".yaml", Resources.text("/policies/" + id + ".yaml")))
                .toList());
    }

    /** The policies read from files of one's own; a parent must come before what extends it. */
    public static Policies of(List<ProfileFile> files) {
        return new Policies(files);
    }

    /** The ids of all policies, the national one first. */
    public Set<String> ids() {
        return profiles.keySet();
    }

    /** The policy of that id with all it inherits. */
    public Optional<PolicyProfile> find(String id) {
        return Optional.ofNullable(profiles.get(id));
    }

    /**
     * The policy of that id with a local authority's overlay between the nation and the trust.
     *
     * @param overlay the id of the overlay, itself one of these policies and extending the national one
     */
    public Optional<PolicyProfile> find(String id, String overlay) {
        ProfileFile file = files.get(id);
        PolicyProfile authority = profiles.get(overlay);
        return file == null || authority == null ? Optional.empty() : Optional.of(layered(file, authority));
    }

    /**
     * A draft with all it would inherit from the policy it extends; nothing is kept.
     *
     * @throws PolicyRefused naming the draft's line at fault
     */
    public PolicyProfile draft(ProfileFile file) {
        return layered(file, null);
    }

    private PolicyProfile layered(ProfileFile file, @Nullable PolicyProfile overlay) {
        String parent = file.own().parent();
        if (parent == null) {
            return ProfileLayers.over(null, file);
        }
        PolicyProfile above = profiles.get(parent);
        if (above == null) {
            throw file.refusal("extends", "there is no policy " + parent);
        }
        if (overlay == null) {
            return ProfileLayers.over(above, file);
        }
        ProfileFile parentFile = files.get(parent);
        if (parentFile != null && parentFile.own().parent() != null) {
            return ProfileLayers.over(layered(parentFile, overlay), file);
        }
        return ProfileLayers.over(overlay, file);
    }
}
