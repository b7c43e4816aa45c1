#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "planner/language/read.h"
#include "planner/redact/pseudonyms.h"
#include "planner/redact/secrets.h"
#include "planner/report/rule_settings.h"
#include "planner/report/rules_checked.h"

namespace orgplan::redact {

/// What `--redact` does to specs and to what was found in them, once they are read and checked and before anything of
/// them is written: what is left out is not in them any more, whatever is made of them. The specs of a run share one.
class Redaction {
  public:
    explicit Redaction(Secrets secrets = {}) : secrets_(secrets) {}

    const Secrets& secrets() const { return secrets_; }
    bool has(Secret secret) const { return secrets_.has(secret); }
    bool empty() const { return secrets_.empty(); }
    /// Whether reasons in the user's own words are left out: they may name somebody, or give an amount.
    bool hides_words() const { return has(Secret::names) || has(Secret::cost) || has(Secret::reasons); }

    /// Adds the names and words of a spec; of all specs of a run, before any of them changes.
    void learn(const language::Spec& spec);

    /// What is left of a spec: its organisation, that of its base, the findings of reading it, and its sources, whose
    /// texts become blanks of the same place. Its documents must not be read any more, and nothing checked by them.
    void apply(language::Spec& spec);
    /// The first part of it, after which policies can still be found.
    void apply_to_model(language::Spec& spec);
    /// The rest.
    void apply_to_texts(language::Spec& spec);

    /// What is left of findings: of those that say it, the summary of their rule; those whose rule says it are
    /// taken out.
    void apply(text::Findings& findings);
    void apply(text::Finding& finding);
    /// Whether the rule of a finding says in itself what is left out, or needs it.
    bool tells(const text::Finding& finding) const;
    void apply(report::RulesChecked& rules);
    void apply(std::vector<report::RuleSetting>& settings);
    /// How many findings were taken out.
    std::size_t taken_out() const { return taken_out_; }

    /// A text of the user's in which names are replaced.
    std::string text(std::string_view text) const;
    /// The same of a text that may say more than names: where it does, that it is left out.
    std::string word(std::string_view text) const;
    /// An id as it is shown.
    std::string id(std::string_view id) const;
    /// The same of one that the user typed: one that no spec has stays, so that it does not become that of another.
    std::string typed_id(std::string_view id) const;
    /// What a report calls a file or a folder.
    std::string path(const std::string& path);
    /// The rule of a fingerprint alone, where the rest may name what is gone.
    std::string entry(const std::string& fingerprint) const;
    /// What is said in place of a reason.
    static constexpr std::string_view kLeftOut = "(left out)";

  private:
    void apply(Organisation& organisation);
    void hide_names(Organisation& organisation) const;
    void hide_levels(Organisation& organisation) const;
    void hide_employment(Organisation& organisation) const;
    std::string rule_id(std::string_view rule) const;
    bool is_own(std::string_view rule) const;
    bool is_about_money(const text::Finding& finding) const;
    bool says(std::string_view text) const;
    bool is_level(std::string_view folded) const;
    bool says_in_words(std::string_view text) const;
    bool says_in_quotes(std::string_view text) const;
    bool says_part(const text::Part& part) const;
    bool says(const text::Finding& finding) const;
    bool needs(std::string_view rule) const;
    bool is_shown(const text::Part& part) const;
    void summarise(text::Finding& finding) const;
    void apply(std::vector<text::Part>& about, Place where);

    Secrets secrets_;
    Pseudonyms names_;
    std::set<std::string, std::less<>> levels_;        // folded
    std::set<std::string, std::less<>> currencies_;    // folded
    std::set<std::string, std::less<>> ids_;           // of seats, units and the like, as they are shown
    std::map<std::string, Secrets, std::less<>> own_;  // what rules of a spec's own need
    std::deque<text::Sources> kept_;                   // that documents still look at
    std::size_t taken_out_ = 0;
};

}  // namespace orgplan::redact
