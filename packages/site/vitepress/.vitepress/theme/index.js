import { useData } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineAsyncComponent, h, nextTick, onMounted, watch } from "vue";
import "./style.css";

/** The default's layout. Its first page has no `<main>`, unlike all others, and is marked for screen readers. */
const Layout = {
  setup() {
    const { frontmatter } = useData();
    const markMain = async () => {
      await nextTick();
      const content = document.getElementById("VPContent");
      if (frontmatter.value.layout === "home") content?.setAttribute("role", "main");
      else content?.removeAttribute("role");
    };
    onMounted(markMain);
    watch(() => frontmatter.value.layout, markMain, { flush: "post" });
    return () => h(DefaultTheme.Layout);
  },
};

/** Loaded by the one page that has it. */
const Converter = defineAsyncComponent(() => import("./Converter.vue"));

export default {
  extends: DefaultTheme,
  Layout,
  enhanceApp: ({ app }) => app.component("Converter", Converter),
};
