#pragma once

#include <gvc.h>

#include <mutex>
#include <string>

// What every use of Graphviz here needs.

namespace orgplan::render::gv {

/// Graphviz keeps one context and one error sink for the process: who calls it holds this.
std::mutex& mutex();

/// The only context of the process, never freed: freeing it breaks the next one.
GVC_t* context();

/// Collects what Graphviz says for as long as it lives.
class Errors {
  public:
    Errors();
    ~Errors();
    Errors(const Errors&) = delete;
    Errors& operator=(const Errors&) = delete;

    /// Errors alone: warnings are about texts wider than their cells by a hinted pixel.
    bool any() const;
    /// The fault in one line. Throws std::bad_alloc where a plugin could not be loaded for lack of memory.
    std::string text() const;

  private:
    agusererrf before_;
};

/// Frees what a layout leaves on a graph.
struct LaidOut {
    Agraph_t* graph;
    ~LaidOut() { gvFreeLayout(context(), graph); }
};

/// For the functions of cgraph that take pointers to char they do not write to.
inline char* c(const char* text) {
    return const_cast<char*>(text);
}
inline char* c(const std::string& text) {
    return const_cast<char*>(text.c_str());
}

/// Declares an attribute of graphs, nodes or edges with its default.
inline void declare(Agraph_t* graph, int kind, const char* name, const std::string& value) {
    agattr(graph, kind, c(name), c(value));
}

}  // namespace orgplan::render::gv
