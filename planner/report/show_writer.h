#pragma once

#include <span>
#include <string>

#include "graph/model/organisation.h"

namespace orgplan::report {

/// Writes the rows of `orgplan show`: what is the same at all stages shown appears once.
class ShowWriter {
  public:
    ShowWriter(const Organisation& org, StageSet shown) : org_(org), shown_(shown) {}

    /// What the company, its products and its projects are.
    void company();
    void products();
    void projects();

    std::string take() { return std::move(text_); }

  protected:
    static std::string number(double value);
    /// Adds a part to a line, after a comma.
    static void add(std::string& line, std::string_view part);
    /// Adds `key a, b` for a list that is given.
    static void add(std::string& line, std::string_view key, const std::optional<std::vector<Text>>& words);
    void add(std::string& line, std::string_view key, const std::vector<UnitId>& units) const;
    /// A prefix for what holds only at `stages`; nothing where that is all of `shown`.
    std::string at_stages(StageSet stages, StageSet shown) const;
    /// Who is responsible for what, at the stages where the thing exists.
    void duties(const std::vector<Duty>& duties, StageSet standing);
    /// The links from one end.
    void links(LinkEnd from, StageSet standing);

    /// One row for each run of stages that read alike.
    template <class Text>
    void each_state(StageSet stages, Text text_at) {
        const StageSet standing = stages & shown_;
        std::string before;
        StageSet run;
        const auto flush = [&] {
            if (!run.empty() && !before.empty()) text_ += "    " + at_stages(run, shown_) + before + "\n";
            run = StageSet();
        };
        for (std::size_t s = 0; s < org_.stages.size(); ++s) {
            const StageId stage = id_at<StageId>(s);
            if (!standing.has(stage)) continue;
            std::string now = text_at(stage);
            if (now != before) flush();
            before = std::move(now);
            run.add(stage);
        }
        flush();
    }

    const Organisation& org_;
    StageSet shown_;
    std::string text_;
};

}  // namespace orgplan::report
