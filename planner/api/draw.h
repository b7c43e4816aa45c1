#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/api/charts.h"
#include "planner/api/read.h"

namespace orgplan::api {

/// A page in one file of HTML, which shows all stages.
constexpr const char* kPageFormat = "html";
/// The format that a word means: a chart format, or that of pages.
Result<std::string> drawing_format(const std::string& word);

/// What colours may say, and what cards.
std::span<const std::string_view> color_by_words();
std::span<const std::string_view> card_words();
/// What is in a page, or in figures, only where a request includes it.
std::span<const std::string_view> include_words();

struct Checked;

struct DrawRequest {
    std::string format = "svg";
    ChartLook look = {};
    std::string stage = {};                           ///< only this one, laid out by itself; empty: all
    layout::Places places = layout::Places::by_cost;  ///< of several stages
    std::string root = {};                            ///< id of a seat: only this seat and everybody below it
    std::string unit = {};                            ///< id of a unit: only its members and its manager
    std::string around = {};  ///< id of a seat: only who is above, beside and below it; not together with these two
    std::vector<std::string> where = {};    ///< as `read_where` reads it: only seats that fit, and managers above them
    int depth = -1;                         ///< only this many levels below the top, or below `around`; negative: all
    std::string color_by = "family";        ///< one of `color_by_words()`
    std::vector<std::string> card = {};     ///< what cards say, of `card_words()`; empty: name and title
    bool by_team = false;                   ///< a card for each team rather than each seat
    bool graphviz = false;                  ///< Graphviz's own layout instead of one shaped for the page
    bool figures = false;                   ///< a document of charts opens with figures by stage
    std::vector<std::string> include = {};  ///< what a page, or the figures, have besides, of `include_words()`
    std::string program = "orgplan";        ///< who made a page, with the version
    std::vector<std::string> left_out =
        {};  ///< what was taken out of the spec, by the words of `--redact`: a page says so
    std::vector<std::string_view> without = {};  ///< keys of figures that were taken out with it
    const Checked* checked = nullptr;            ///< what was found before that; none: a page has it found
    const language::FileTree* tree = nullptr;    ///< where policies are read from; none: the folders of this computer
};

/// Draws a spec; one that was read together with its base shows what it removes from that. Refused as
/// faulty where its text cannot be read; what is wrong with it otherwise is shown as it is written, or left out.
Result<Drawing> draw(language::Spec& spec, const DrawRequest& request = {});

}  // namespace orgplan::api
