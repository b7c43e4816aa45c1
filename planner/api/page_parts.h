#pragma once

#include <span>
#include <vector>

#include "graph/chart/page/page.h"
#include "graph/chart/page/people.h"
#include "planner/api/charts.h"
#include "planner/api/check.h"
#include "planner/api/draw.h"
#include "planner/language/read.h"

// What a page has of rules, roles, costs and the hiring plan.

namespace orgplan::api {

/// Of which part of a spec a page is.
struct PagePart {
    const language::Spec& spec;
    std::span<const StageId> stages;
    const page::Numbers& numbers;
    bool whole = true;   ///< all seats of these stages are there
    bool costs = false;  ///< it may show costs, run rates and budgets
};

/// What a page is made of, and what is to be said of its fonts and colours.
struct MadePage {
    page::PageData data;
    Drawing remarks;
    bool priced = false;    ///< the spec says what something costs, or may cost
    std::size_t money = 0;  ///< findings about money that are not in it
};
/// The page of a spec, which does not say yet that it was without costs.
Result<MadePage> make_page(language::Spec& spec, const DrawRequest& request);
/// Says in a page what a request does not include of what there is, so many findings about money among it, and what was
/// redacted.
void add_left_out(const DrawRequest& request, bool priced, std::size_t money, page::PageData& data);

/// The findings about what is on the page, and how many about money were left out.
struct PageFindings {
    std::vector<page::Finding> findings;
    std::size_t left_out = 0;
};
PageFindings page_findings(const PagePart& part, const text::Findings& findings);

/// What colours may say of findings: the worst of a seat and of the unit where it is.
page::Dimension findings_dimension(const std::vector<page::Finding>& findings, const PagePart& part);

/// The roles of the seats, and which of them a seat has at a stage.
struct PageRoles {
    std::vector<page::Role> roles;
    std::vector<int> numbers;  ///< by role of the organisation
};
PageRoles page_roles(const PagePart& part);

/// Figures of each stage of the page: of a part of a spec only how many seats there are.
std::vector<std::vector<page::Figure>> page_figures(const PagePart& part);

/// Who starts between a stage and the one before, and which starts wait for a freeze to end.
std::vector<page::HiringTable> page_hiring(const PagePart& part, const hiring::HiringNorms& norms);

/// Where something is written: "acme.yaml:12", with its column where that is wanted. A folder is not named.
std::string place_text(const text::Sources& sources, Place place, bool column);

/// What a seat costs a year; empty where that is not known.
std::function<std::string(PositionId, StageId)> cost_texts(const Organisation& organisation);

}  // namespace orgplan::api
