#include "tests/bench/floors.h"

#include <fmt/format.h>
#include <graphviz/gvc.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>
#include <stdexcept>
#include <vector>

namespace orgplan::bench {
using namespace layout;
namespace {

class Count : public YAML::EventHandler {
  public:
    std::size_t events = 0;

    void OnDocumentStart(const YAML::Mark&) override { ++events; }
    void OnDocumentEnd() override { ++events; }
    void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++events; }
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++events; }
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override { ++events; }
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
        ++events;
    }
    void OnSequenceEnd() override { ++events; }
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
        ++events;
    }
    void OnMapEnd() override { ++events; }
};

// One for the process, never freed: a second one after the first was freed crashes the pango plugin.
GVC_t* context() {
    static GVC_t* const gvc = gvContext();
    return gvc;
}

void set(void* object, const char* name, const std::string& value) {
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.c_str()), const_cast<char*>(""));
}

/// A polyline as the control points of straight curves.
std::string spline(const Polyline& line, double height) {
    std::string text = fmt::format("{:.2f},{:.2f}", line.front().x, height - line.front().y);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point& a = line[i - 1];
        const Point& b = line[i];
        text += fmt::format(" {:.2f},{:.2f} {:.2f},{:.2f} {:.2f},{:.2f}", a.x, height - a.y, b.x, height - b.y, b.x,
                            height - b.y);
    }
    return text;
}

}  // namespace

std::size_t yaml_events(const std::string& text) {
    std::istringstream in(text);
    YAML::Parser parser(in);
    Count count;
    while (parser.HandleNextDocument(count)) {
    }
    return count.events;
}

GraphvizBoxes::GraphvizBoxes(std::span<const Box> boxes, const Layout* pinned)
    : graph_(agopen(const_cast<char*>("boxes"), Agdirected, nullptr)) {
    Agraph_t* const graph = graph_;
    agattr(graph, AGNODE, const_cast<char*>("shape"), const_cast<char*>("box"));
    agattr(graph, AGNODE, const_cast<char*>("fixedsize"), const_cast<char*>("true"));
    agattr(graph, AGNODE, const_cast<char*>("fontname"), const_cast<char*>("Liberation Sans"));
    agattr(graph, AGNODE, const_cast<char*>("fontsize"), const_cast<char*>("9"));
    agattr(graph, AGEDGE, const_cast<char*>("dir"), const_cast<char*>("none"));
    std::vector<Agnode_t*> nodes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        Agnode_t* const node = agnode(graph, const_cast<char*>(fmt::format("seat {}", i).c_str()), 1);
        set(node, "width", fmt::format("{:.4f}", boxes[i].width / 72));
        set(node, "height", fmt::format("{:.4f}", boxes[i].height / 72));
        if (pinned != nullptr) {
            const Rect& rect = pinned->boxes[i];
            set(node, "pos", fmt::format("{:.2f},{:.2f}", rect.middle(), pinned->height - rect.y - rect.height / 2));
        }
        nodes.push_back(node);
        if (boxes[i].parent == Box::kNoParent) continue;
        Agedge_t* const edge = agedge(graph, nodes[boxes[i].parent], node, nullptr, 1);
        if (pinned != nullptr) set(edge, "pos", spline(pinned->lines[i], pinned->height));
    }
}

GraphvizBoxes::~GraphvizBoxes() {
    agclose(graph_);
}

std::size_t GraphvizBoxes::draw(const char* engine) {
    if (gvLayout(context(), graph_, engine) != 0) throw std::runtime_error("graphviz: layout failed");
    char* bytes = nullptr;
    unsigned int length = 0;
    gvRenderData(context(), graph_, "svg", &bytes, &length);
    gvFreeRenderData(bytes);
    gvFreeLayout(context(), graph_);
    return length;
}

}  // namespace orgplan::bench
